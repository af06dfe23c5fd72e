package dev.chirograph.generator.emit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.read.Document;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads schemas made by chance, generates both halves of them, and sends values made by chance through them. Another seed,
 * given by {@code -Dchirograph.seed}, makes others.
 */
class RandomModelsTest {
    private static final long SEED = Long.getLong("chirograph.seed", 20_261_124L);
    private static final int SCHEMAS = 20;
    private static final int DEPTH = 3;
    private static final int VALUES = 40;

    @TempDir
    static Path folder;

    private static final Random RANDOM = new Random(SEED);
    private static final List<RandomShape.Named> SHAPES = shapes();
    private static Models server;
    private static Models client;

    @BeforeAll
    static void compile() throws Exception {
        System.out.println("random models are made from the seed " + SEED);
        Document document = Document.load(Files.writeString(folder.resolve("random.json"), document()));
        server = Models.compile(Layout.Half.SERVER, document, folder.resolve("server"));
        client = Models.compile(Layout.Half.CLIENT, document, folder.resolve("client"));
    }

    @Test
    void validValuesRoundTripThroughBothHalves() throws Exception {
        for (RandomShape.Named shape : SHAPES) {
            for (int number = 0; number < VALUES; number++) {
                String json = shape.value(RANDOM, DEPTH);
                String told = "seed " + SEED + ", " + shape.declaration() + ": " + json;

                List<String> broken = server.broken("Holder" + shape.name, holder(json));
                assertEquals(List.of(), broken, told);
                String atServer =
                        server.write("Holder" + shape.name, server.readStrictly("Holder" + shape.name, holder(json)));
                String atClient = client.write("Holder" + shape.name, client.read("Holder" + shape.name, holder(json)));

                assertEquals(meaning(holder(json)), meaning(atServer), told);
                assertEquals(meaning(holder(json)), meaning(atClient), told);
            }
        }
    }

    @Test
    void unknownMembersComeThroughAClientAsTheyWere() throws Exception {
        for (RandomShape.Named shape : SHAPES) {
            for (int number = 0; number < VALUES; number++) {
                String known = shape.value(RANDOM, DEPTH);
                String added = "\"added by a newer server\":" + shape.value(RANDOM, DEPTH) + "}";
                String json = known.substring(0, known.length() - 1) + (known.equals("{}") ? "" : ",") + added;
                String told = "seed " + SEED + ", " + shape.declaration() + ": " + json;
                String held = "{\"unknown\":[" + json + "],\"held\":" + json + "}";

                String written = client.write("Holder" + shape.name, client.read("Holder" + shape.name, held));

                assertEquals(meaning(held), meaning(written), told);
            }
        }
    }

    @Test
    void schemaViolationIsRejectedWithItsPointer() throws Exception {
        for (RandomShape.Named shape : SHAPES) {
            for (int number = 0; number < VALUES; number++) {
                RandomShape.Broken value = shape.broken(RANDOM, DEPTH);
                String told = "seed " + SEED + ", " + shape.declaration() + ": " + value.json();

                List<String> broken = server.broken("Holder" + shape.name, holder(value.json()));

                String place = "/held" + value.pointer() + ": ";
                assertTrue(
                        broken.stream().anyMatch(each -> each.startsWith(place)), told + " at " + place + " " + broken);
            }
        }
    }

    private static List<RandomShape.Named> shapes() {
        List<RandomShape.Named> named = new ArrayList<>();
        for (int number = 0; number < SCHEMAS; number++) {
            named.add(new RandomShape.Named("S" + number));
        }
        for (int number = 0; number < SCHEMAS; number++) {
            named.get(number).is(shape(number, named));
        }
        return named;
    }

    /** Every fourth is told by a tag from among the two before it; names are referred to only from within objects. */
    private static RandomShape shape(int number, List<RandomShape.Named> named) {
        return switch (number % 4) {
            case 0, 1 -> RandomShape.Members.of(RANDOM, DEPTH, named, "tag-" + number);
            case 2 -> new RandomShape.Tagged(List.of(named.get(number - 2), named.get(number - 1)));
            default -> RandomShape.Members.of(RANDOM, DEPTH, named, null);
        };
    }

    private static String document() {
        String schemas = SHAPES.stream()
                .map(shape -> shape.declaration() + ",\"Holder" + shape.name
                        + "\":{\"type\":\"object\",\"required\":[\"held\"],\"properties\":{\"held\":" + shape.schema()
                        + "}}")
                .collect(Collectors.joining(",\n"));
        String paths = SHAPES.stream().map(shape -> """
                "/%1$s": {"put": {"operationId": "put%1$s", "tags": ["all"],
                  "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Holder%1$s"}}}},
                  "responses": {"204": {"description": "Nothing."}}}}""".formatted(shape.name)).collect(Collectors.joining(",\n"));
        return "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"Random\",\"version\":\"1\"},\"paths\":{" + paths
                + "},\"components\":{\"schemas\":{" + schemas + "}}}";
    }

    private static String holder(String json) {
        return "{\"held\":" + json + "}";
    }

    /** A value as something that equals what means the same: members in no order, numbers by their value. */
    private static Object meaning(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return meaning(reader.readValue());
        }
    }

    private static Object meaning(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> {
                Map<String, Object> members = new TreeMap<>();
                value.asJsonObject().forEach((name, member) -> members.put(name, meaning(member)));
                yield members;
            }
            case ARRAY ->
                value.asJsonArray().stream().map(RandomModelsTest::meaning).toList();
            case NUMBER -> ((JsonNumber) value).bigDecimalValue().stripTrailingZeros();
            default -> value.toString();
        };
    }
}
