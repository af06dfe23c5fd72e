package dev.chirograph.generator.emit.model;

import static dev.chirograph.generator.emit.model.Models.get;
import static dev.chirograph.generator.emit.model.Models.putUnknown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.read.Document;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Members that a model's class does not know: a client keeps them and writes them back. */
class UnknownPropertiesTest {
    private static final String DOCUMENT = """
            openapi: 3.1.0
            info: {title: Shop, version: 1.0.0}
            paths:
              /items:
                put:
                  operationId: putItem
                  tags: [items]
                  requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Item'}}}}
                  responses:
                    '200':
                      description: It.
                      content: {application/json: {schema: {$ref: '#/components/schemas/Item'}}}
              /contacts:
                put:
                  operationId: putContact
                  tags: [items]
                  requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Contact'}}}}
                  responses: {'204': {description: Done.}}
              /dolls:
                get:
                  operationId: getDoll
                  tags: [items]
                  responses:
                    '200':
                      description: It.
                      content: {application/json: {schema: {$ref: '#/components/schemas/Doll'}}}
            components:
              schemas:
                Item:
                  type: object
                  required: [name]
                  properties:
                    id: {type: string, readOnly: true}
                    name: {type: string}
                    password: {type: string, writeOnly: true}
                    part: {$ref: '#/components/schemas/Part'}
                    parts: {type: array, items: {$ref: '#/components/schemas/Part'}}
                    byName: {type: object, additionalProperties: {$ref: '#/components/schemas/Part'}}
                    owner: {$ref: '#/components/schemas/Contact'}
                    pet: {$ref: '#/components/schemas/Pet'}
                    tags: {$ref: '#/components/schemas/Tags'}
                Part:
                  type: object
                  additionalProperties: false
                  properties: {size: {type: integer}}
                Tags:
                  type: object
                  properties: {first: {type: string}}
                  additionalProperties: {type: string}
                Empty: {type: object, properties: {}, additionalProperties: false}
                Contact:
                  anyOf: [{$ref: '#/components/schemas/Person'}, {$ref: '#/components/schemas/Company'}]
                Person: {type: object, required: [name], properties: {name: {type: string}, born: {type: string}}}
                Company: {type: object, required: [name], properties: {name: {type: string}, taxId: {type: string}}}
                Pet:
                  oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
                  discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}
                Cat: {type: object, required: [kind], properties: {kind: {type: string}, lives: {type: integer}}}
                Dog: {type: object, required: [kind], properties: {kind: {type: string}}}
                Doll:
                  type: object
                  properties:
                    inner: {$ref: '#/components/schemas/Doll'}
                    clash: {$ref: '#/components/schemas/Clash'}
                    empty: {$ref: '#/components/schemas/Empty'}
                Clash:
                  type: object
                  properties:
                    unknownProperties: {type: string}
                    unknown_properties: {type: string}
                    put_unknown_property: {type: string}
                    additionalProperties: {type: string}
                    names: {type: string}
                    NAMES: {type: string}
                    name: {type: string}
                    value: {type: string}
            """;

    @TempDir
    static Path folder;

    private static Contract contract;
    private static Models server;
    private static Models client;

    @BeforeAll
    static void compile() throws Exception {
        contract = Document.parse(DOCUMENT).contract();
        server = Models.compile(Layout.Half.SERVER, contract, folder.resolve("server"));
        client = Models.compile(Layout.Half.CLIENT, contract, folder.resolve("client"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Item    | {"name":"a","new":1}
            Item    | {"name":"a","z":null,"b":[1.50,{"c":"d"}],"a":12345678901234567890.5}
            Item    | {"name":"a","part":{"size":1,"new":true}}
            Item    | {"name":"a","parts":[{"new":1},{"size":2,"new":{"x":[]}}]}
            Item    | {"name":"a","byName":{"x":{"new":"y"}},"more":"z"}
            Item    | {"name":"a","pet":{"kind":"cat","lives":1,"new":"x"}}
            Item    | {"name":"a","owner":{"name":"b","new":{"x":1}}}
            Item    | {"name":"a","tags":{"first":"x","second":"y"}}
            Contact | {"name":"a","born":"1970-01-01","taxId":"DE1"}
            Contact | {"name":"a","taxId":"DE1","born":"1970-01-01","new":1}
            Pet     | {"kind":"dog","lives":3}
            Empty   | {"new":1}
            Doll    | {"inner":{"inner":{"new":1},"new":2},"new":3}
            Clash   | {"unknownProperties":"a","unknown_properties":"b","put_unknown_property":"c","names":"d","NAMES":"e","new":"f"}
            """)
    void aClientWritesUnknownMembersBackAfterTheKnownOnes(String type, String json) throws Exception {
        Object read = client.read(type, json);

        String written = client.write(type, read);

        assertEquals(meaning(json), meaning(written));
        assertEquals(read, client.read(type, written));
        assertEquals(read.hashCode(), client.read(type, written).hashCode());
    }

    @Test
    void unknownMembersStandInTheirOrderAfterTheKnownOnes() throws Exception {
        Object read = client.read("Item", "{\"z\":1,\"name\":\"a\",\"y\":2}");

        assertEquals("{\"name\":\"a\",\"z\":1,\"y\":2}", client.write("Item", read));
        assertEquals(List.of("z", "y"), List.copyOf(unknown(read).keySet()));
    }

    @Test
    void toBuilderCopiesUnknownProperties() throws Exception {
        Object read = client.read("Item", "{\"name\":\"a\",\"colour\":\"red\"}");

        Object renamed = get(Models.set(get(read, "toBuilder"), "name", "b"), "build");

        assertEquals("{\"name\":\"b\",\"colour\":\"red\"}", client.write("Item", renamed));
    }

    @Test
    void unknownPropertiesAreUnmodifiableAndNotThoseOfTheBuilder() throws Exception {
        Object builder = Models.set(client.builder("Item"), "name", "a");
        Object one = get(putUnknown(builder, "x", JsonValue.TRUE), "build");

        Object two = get(putUnknown(builder, "y", JsonValue.NULL), "build");

        assertEquals(Map.of("x", JsonValue.TRUE), unknown(one));
        assertEquals(Map.of("x", JsonValue.TRUE, "y", JsonValue.NULL), unknown(two));
        assertThrows(UnsupportedOperationException.class, () -> unknown(one).put("z", JsonValue.TRUE));
    }

    @Test
    void valuesWithoutUnknownMembersShareOneMap() throws Exception {
        Object read = client.read("Item", "{\"name\":\"a\",\"part\":{}}");

        assertSame(Map.of(), unknown(read));
        assertSame(Map.of(), unknown(get(read, "part")));
    }

    @Test
    void equalityKnowsUnknownPropertiesAndToStringShowsTheirNamesOnly() throws Exception {
        Object one = client.read("Item", "{\"name\":\"a\",\"token\":\"hush\"}");
        Object other = client.read("Item", "{\"name\":\"a\",\"token\":\"hash\"}");

        assertNotEquals(one, other);
        assertEquals(one, client.read("Item", "{\"token\":\"hush\",\"name\":\"a\"}"));
        assertTrue(one.toString().contains("unknownProperties=[token]"), one.toString());
        assertFalse(one.toString().contains("hush"), one.toString());
    }

    @Test
    void readOnlyMembersAreNeitherWrittenNorUnknown() throws Exception {
        Object read = client.read("Item", "{\"id\":\"1\",\"name\":\"a\",\"password\":\"p\",\"new\":1}");

        assertEquals(List.of("new"), List.copyOf(unknown(read).keySet()));
        assertEquals("{\"name\":\"a\",\"password\":\"p\",\"new\":1}", client.write("Item", read));
    }

    @Test
    void aKnownPropertyCannotBePutAsAnUnknownOne() throws Exception {
        Object builder = client.builder("Item");

        for (String known : List.of("id", "name", "password", "byName")) {
            assertThrows(IllegalArgumentException.class, () -> putUnknown(builder, known, JsonValue.TRUE), known);
        }
    }

    @Test
    void anUnknownNumberBeyondAllBoundsBreaksNothing() throws Exception {
        Object read = client.read("Item", "{\"vast\":{\"x\":[1e999999999]},\"name\":\"a\",\"new\":1}");

        assertEquals("{\"name\":\"a\",\"new\":1}", client.write("Item", read));
    }

    @Test
    void additionalPropertiesAreStoredWithTheirType() throws Exception {
        Object read = client.read("Tags", "{\"first\":\"x\",\"second\":\"y\"}");

        assertEquals(Map.of("second", "y"), get(read, "additionalProperties"));
        assertThrows(NoSuchMethodException.class, () -> get(read, "unknownProperties"));
    }

    @Test
    void aClientWithoutUnknownPropertiesDropsThem() throws Exception {
        Models small = Models.compile(
                Layout.of(Layout.Half.CLIENT).withoutUnknownProperties(), contract, folder.resolve("small"));

        Object read = small.read("Item", "{\"name\":\"a\",\"new\":1,\"part\":{\"new\":1}}");

        assertEquals("{\"name\":\"a\",\"part\":{}}", small.write("Item", read));
        assertThrows(NoSuchMethodException.class, () -> get(read, "unknownProperties"));
        assertEquals("a", get(small.read("Clash", "{\"unknownProperties\":\"a\"}"), "unknownProperties"));
    }

    @Test
    void aServerRefusesOrIgnoresUnknownMembersAsDeclared() throws Exception {
        Object read = server.readStrictly("Item", "{\"name\":\"a\",\"new\":1}");

        assertEquals("{\"name\":\"a\"}", server.write("Item", read));
        assertThrows(NoSuchMethodException.class, () -> get(read, "unknownProperties"));
        assertEquals(
                List.of("/part/new: is not a property that is known here"),
                server.broken("Item", "{\"name\":\"a\",\"part\":{\"new\":1}}"));
    }

    @Test
    void aServersHandlerIsGivenTheMembersOfTheOtherVariantOfAnAnyOf() throws Exception {
        Object read = server.readStrictly("Contact", "{\"name\":\"a\",\"born\":\"1970-01-01\",\"taxId\":\"DE1\"}");

        assertInstanceOf(server.model("Person"), read);
        assertEquals("[taxId]", unknown(read).keySet().toString());
        assertEquals("{\"name\":\"a\",\"born\":\"1970-01-01\",\"taxId\":\"DE1\"}", server.write("Contact", read));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, JsonValue> unknown(Object value) throws Exception {
        return (Map<String, JsonValue>) get(value, "unknownProperties");
    }

    /** Members in no order. */
    private static Object meaning(String json) {
        try (var reader = jakarta.json.Json.createReader(new java.io.StringReader(json))) {
            return reader.readValue();
        }
    }
}
