package dev.chirograph.generator.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a body is in Java, and which media types share that. */
class BodyVariantTest {
    private static final Type PET = new Type.Reference("Pet");
    private static final Type COLOUR = new Type.Reference("Colour");
    private static final Type STRING = new Type.Text(Type.TextKind.PLAIN);
    private static final Type BYTES = new Type.Text(Type.TextKind.BINARY);

    private static final Contract CONTRACT = new Contract(
            "",
            "Pets",
            "1",
            "",
            List.of(),
            List.of(
                    new Declaration.ObjectType(
                            "", "Pet", "", null, List.of(), Declaration.Unknown.IGNORED, null, List.of()),
                    new Declaration.EnumType("", "Colour", "", null, List.of("red"), List.of("red"), true)),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    @ParameterizedTest
    @CsvSource({
        "application/json, JSON",
        "Application/JSON; charset=utf-8, JSON",
        "application/problem+json, JSON",
        "application/x-www-form-urlencoded, FORM",
        "multipart/form-data, MULTIPART",
        "text/plain, TEXT",
        "application/xml, TEXT",
        "application/atom+xml, TEXT",
        "application/yaml, TEXT",
        "text/event-stream, EVENTS",
        "application/octet-stream, BINARY",
        "image/*, BINARY"
    })
    void aMediaTypeSaysHowABodyIsWritten(String mediaType, MediaKind kind) {
        assertEquals(kind, MediaTypes.kind(mediaType));
    }

    @Test
    void mediaTypesOfOneJavaTypeAreOneAlternativeAndJsonIsPreferred() {
        assertEquals(
                List.of(
                        "Json [application/json, application/x-www-form-urlencoded]",
                        "Xml [application/xml, text/xml]"),
                alternatives(
                        content("application/xml", PET),
                        content("application/x-www-form-urlencoded", PET),
                        content("application/json", PET),
                        content("text/xml", STRING)));
    }

    @Test
    void elementsAreComparedByWhatTheyAreAndNotByWhereTheyStand() {
        Type here = new Type.ListOf(TypeUse.of("/here", PET));
        Type there = new Type.ListOf(TypeUse.of("/there", PET));

        assertEquals(
                List.of("Json [application/json, application/hal+json]"),
                alternatives(content("application/json", here), content("application/hal+json", there)));
    }

    @Test
    void eventsAreAnotherThingThanOneOfThem() {
        assertEquals(
                List.of("Json [application/json]", "Events [text/event-stream]"),
                alternatives(content("text/event-stream", PET), content("application/json", PET)));
    }

    @Test
    void twoOfAKindAreDistinguishedByTheirSubtypes() {
        assertEquals(
                List.of("Json [application/json]", "VndPetsRawJson [application/vnd.pets.raw+json]"),
                alternatives(content("application/vnd.pets.raw+json", STRING), content("application/json", PET)));
    }

    @Test
    void aSchemaSaysOnlyWhatTheMediaTypeCanCarry() {
        assertEquals(STRING, carried("application/xml", PET));
        assertEquals(STRING, carried("text/csv", PET));
        assertEquals(COLOUR, carried("text/plain", COLOUR));
        assertEquals(new Type.Whole(64), carried("text/plain", new Type.Whole(64)));
        assertEquals(STRING, carried("application/x-www-form-urlencoded", STRING));
        assertEquals(BYTES, carried("application/json", BYTES));
        assertEquals(BYTES, carried("image/png", STRING));
        assertEquals(PET, carried("*/*", PET));
        assertEquals(STRING, carried("text/event-stream", BYTES));
    }

    private static Type carried(String mediaType, Type type) {
        return BodyContent.of(content(mediaType, type), CONTRACT).use().type();
    }

    private static List<String> alternatives(Content... contents) {
        return BodyVariant.of(List.of(contents), CONTRACT).stream()
                .map(alternative -> alternative.name() + " "
                        + alternative.payloads().stream()
                                .map(payload -> payload.content().mediaType())
                                .toList())
                .toList();
    }

    private static Content content(String mediaType, Type type) {
        return new Content("", mediaType, TypeUse.of("", type), List.of(), List.of());
    }
}
