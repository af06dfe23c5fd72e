package dev.chirograph.generator.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chirograph.generator.contract.Declaration;
import java.util.List;
import org.junit.jupiter.api.Test;

class VariantNamesTest {
    private static final String CIRCLE =
            "{type: object, required: [kind, r], properties: {kind: {const: circle}, r: {type: number}}}";
    private static final String SQUARE =
            "{type: object, required: [kind, a], properties: {kind: {type: string, enum: [square]}, a: {type: number}}}";

    @Test
    void inlineVariantsAreNamedByTheOnlyValueOfAPropertyOfTheirOwn() {
        assertEquals(
                List.of("ThingPartCircle", "ThingPartSquare"), variants("oneOf: [" + CIRCLE + ", " + SQUARE + "]"));
    }

    @Test
    void theDiscriminatorComesBeforeOtherProperties() {
        String variants = """
                oneOf:
                  - {type: object, required: [a, kind], properties: {a: {const: x}, kind: {const: lion}}}
                  - {type: object, required: [a, kind], properties: {a: {const: y}, kind: {const: tiger}}}
                """;

        assertEquals(List.of("ThingPartX", "ThingPartY"), variants(variants));
        assertEquals(
                List.of("ThingPartLion", "ThingPartTiger"),
                variants(variants + "discriminator: {propertyName: kind}\n"));
    }

    @Test
    void aTitleOrANameForTheSdkComesBeforeValues() {
        String titled = CIRCLE.replace("{type: object,", "{type: object, title: Round one,");
        String named = SQUARE.replace("{type: object,", "{type: object, title: Other, x-sdk-name: Quad,");

        assertEquals(
                List.of("ThingPartQuad", "ThingPartRoundOne"),
                sorted(variants("oneOf: [" + titled + ", " + named + "]")));
    }

    @Test
    void aPropertyThatOnlyOneVariantRequiresTellsItFromTheOthers() {
        String variants = """
                anyOf:
                  - {type: object, required: [id, card], properties: {id: {type: string}, card: {type: string}}}
                  - {type: object, required: [id, iban], properties: {id: {type: string}, iban: {type: string}}}
                  - {type: object, required: [id], properties: {id: {type: string}, note: {type: string}}}
                """;

        assertEquals(List.of("ThingPartOption3", "ThingPartWithCard", "ThingPartWithIban"), sorted(variants(variants)));
    }

    @Test
    void anUnrelatedVariantBeforeTheOthersRenamesNone() {
        String triangle = "{type: object, required: [kind], properties: {kind: {const: triangle}}}";

        assertEquals(
                List.of("ThingPartCircle", "ThingPartSquare", "ThingPartTriangle"),
                sorted(variants("oneOf: [" + triangle + ", " + CIRCLE + ", " + SQUARE + "]")));
    }

    @Test
    void aConstantIsTheNameOfItsVariant() {
        Declaration.UnionType union = (Declaration.UnionType)
                Documents.withPart("3.1.0", "anyOf: [{type: integer}, {const: auto}, {type: string, enum: [none]}]")
                        .contract()
                        .declaration("ThingPart");

        assertEquals(
                List.of("Whole", "Auto", "None"),
                union.variants().stream().map(Declaration.Variant::name).toList());
    }

    private static List<String> variants(String schema) {
        return Documents.withPart("3.1.0", schema).contract().declarations().stream()
                .map(Declaration::name)
                .filter(name -> name.startsWith("ThingPart") && !name.equals("ThingPart"))
                .toList();
    }

    private static List<String> sorted(List<String> names) {
        return names.stream().sorted().toList();
    }
}
