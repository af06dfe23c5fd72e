package dev.chirograph.generator.emit.model;

import static dev.chirograph.generator.emit.model.Models.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Declaration.Discriminator;
import dev.chirograph.generator.contract.Declaration.ObjectType;
import dev.chirograph.generator.contract.Declaration.UnionType;
import dev.chirograph.generator.contract.Declaration.Variant;
import dev.chirograph.generator.contract.Field;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.emit.Layout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedUnionsTest {
    private static final Type TEXT = new Type.Text(Type.TextKind.PLAIN);

    @TempDir
    static Path folder;

    private static Models server;
    private static Models client;

    @BeforeAll
    static void compile() throws Exception {
        Contract zoo = zoo();
        server = Models.compile(Layout.Half.SERVER, zoo, folder.resolve("server"));
        client = Models.compile(Layout.Half.CLIENT, zoo, folder.resolve("client"));
    }

    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Pet    | {"kind":"cat","lives":9}                       | Cat
            Pet    | {"kind":"dog","name":"Rex"}                    | Dog
            Pet    | {"kind":"hound"}                               | Dog
            Value  | "a"                                            | Value$TextCase
            Value  | 12345678901234567890.123450                    | Value$NumberCase
            Value  | true                                           | Value$BoolCase
            Value  | ["a",1,[],{"kind":"cat","lives":1}]            | Value$ListCase
            Value  | {"kind":"cat","lives":1}                       | Cat
            Shape  | {"radius":1}                                   | Circle
            Shape  | {"width":1,"height":2}                         | Rectangle
            Shape  | "AP8="                                         | Shape$BytesCase
            Tagged | {"type":"a","value":"x"}                       | TaggedA
            Tagged | {"type":"b","value":"x"}                       | TaggedB
            Nested | {"radius":1}                                   | Circle
            Nested | {"kind":"cat","lives":1}                       | Cat
            Nested | {"a":["b",null]}                               | Nested$MapCase
            Many   | {"p17":"x"}                                    | Many17
            """)
    void bothHalvesReadAndWriteEachVariant(String union, String json, String variant) throws Exception {
        Object atServer = server.readStrictly(union, json);
        Object atClient = client.read(union, json);

        assertInstanceOf(server.model(variant), atServer);
        assertInstanceOf(client.model(variant), atClient);
        assertEquals(json, server.write(union, atServer));
        assertEquals(json, client.write(union, atClient));
        assertEquals(atClient, client.read(union, json));
        assertEquals(atClient.hashCode(), client.read(union, json).hashCode());
    }

    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Pet    | {"kind":"fish","fins":[1.50,null]}
            Pet    | {"name":"nobody"}
            Pet    | "a text"
            Value  | {"kind":"cat"}
            Shape  | {"side":3}
            Shape  | 12.50
            Tagged | {"type":"c","value":"x"}
            Nested | {"a":1}
            """)
    void aClientKeepsWhatItDoesNotKnowAndWritesItBack(String union, String json) throws Exception {
        Object read = client.read(union, json);

        assertInstanceOf(client.model(union + "$Unknown"), read);
        assertEquals(json, client.write(union, read));
    }

    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Pet    | {"kind":"fish"}              | /kind: must be one of cat, dog, hound
            Pet    | {"lives":1}                  | /kind: must be one of cat, dog, hound
            Pet    | []                           | : must be an object
            Pet    | {"kind":"cat","lives":10}    | /lives: must be at most 9
            Pet    | {"kind":"cat"}               | /lives: must be present
            Value  | ["a",[{"kind":"cat"}]]       | /1/0/lives: must be present
            Value  | null                         | : must be a string or a number or true or false or an array or an object and not null
            Shape  | {"width":1}                  | /height: must be present
            Shape  | {"radius":1,"width":1,"height":1} | : must fit only one of Circle and Rectangle
            Shape  | 3                            | : must be an object or a string
            Shape  | "a longer text"              | : must be bytes in base64
            Shape  | "AAAAAAAA"                   | : must have at most 4 characters
            Tagged | {"type":"b"}                 | /value: must be present
            """)
    void aServerSaysWhyAValueIsNoneOfThem(String union, String json, String expected) throws Exception {
        assertEquals(expected, String.join(", ", server.broken(union, json)));
    }

    @Test
    void ofSeveralThatFitTheOneThatKnowsMostIsTaken() throws Exception {
        Object read = client.read("Overlap", "{\"a\":\"x\",\"b\":\"y\"}");

        assertInstanceOf(client.model("Wide"), read);
        assertInstanceOf(server.model("Wide"), server.readStrictly("Overlap", "{\"a\":\"x\",\"b\":\"y\"}"));
    }

    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Overlap | {"a":"x","b":"y","c":[1,{"d":null}]}            | Wide
            Shape   | {"width":1,"height":2,"radius":3,"depth":4}     | Rectangle
            Shape   | {"radius":1,"width":2}                          | Circle
            Nested  | {"kind":"cat","lives":1,"radius":2,"name":"y"}  | Cat
            Pet     | {"kind":"dog","name":"Rex","lives":9}           | Dog
            Tagged  | {"type":"a","value":"x","more":{"type":"b"}}    | TaggedA
            Many    | {"p17":"x","p18":"y"}                           | Many17
            Value   | [{"kind":"cat","lives":1,"new":[]}]             | Value$ListCase
            """)
    void aClientKeepsTheMembersThatTheChosenVariantDoesNotKnow(String union, String json, String variant)
            throws Exception {
        Object read = client.read(union, json);

        assertInstanceOf(client.model(variant), read);
        assertEquals(json, client.write(union, read));
    }

    @Test
    void aBuilderBeginsWithTheOnlyTextThatTellsWhatItIs() throws Exception {
        Object cat = get(Models.set(client.builder("Cat"), "lives", 3), "build");

        assertEquals("{\"kind\":\"cat\",\"lives\":3}", client.write("Pet", cat));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pet", "Value", "Shape", "Nested"})
    void aUnionIsSealedOverItsVariants(String union) throws Exception {
        Class<?> type = client.model(union);

        assertTrue(type.isSealed());
        assertTrue(Arrays.asList(type.getPermittedSubclasses()).contains(client.model(union + "$Unknown")));
    }

    @Test
    void aRecordOfBytesIsAValue() throws Exception {
        Object bytes = client.read("Shape", "\"AP8=\"");

        ((byte[]) get(bytes, "value"))[0] = 7;

        assertEquals(client.read("Shape", "\"AP8=\""), bytes);
        assertFalse(bytes.toString().contains("["), bytes.toString());
    }

    private static Contract zoo() {
        List<Declaration> all = new ArrayList<>();
        all.add(object(
                "Cat",
                field("kind", true, use(TEXT)),
                field(
                        "lives",
                        true,
                        limited(
                                new Type.Whole(32),
                                new Constraint.Maximum("", java.math.BigDecimal.valueOf(9), false)))));
        all.add(object("Dog", field("kind", true, use(TEXT)), field("name", false, use(TEXT))));
        all.add(union(
                "Pet",
                true,
                "kind",
                variant("Cat", use(new Type.Reference("Cat")), "cat"),
                variant("Dog", use(new Type.Reference("Dog")), "dog", "hound")));
        all.add(union(
                "Value",
                true,
                null,
                variant("Text", use(TEXT)),
                variant("Number", use(new Type.Decimal())),
                variant("Bool", use(new Type.Bool())),
                variant("List", use(new Type.ListOf(use(new Type.Reference("Value"))))),
                variant("Cat", use(new Type.Reference("Cat")))));
        all.add(object("Circle", field("radius", true, use(new Type.Whole(64)))));
        all.add(object(
                "Rectangle",
                field("width", true, use(new Type.Whole(64))),
                field("height", true, use(new Type.Whole(64)))));
        all.add(union(
                "Shape",
                true,
                null,
                variant("Circle", use(new Type.Reference("Circle"))),
                variant("Rectangle", use(new Type.Reference("Rectangle"))),
                variant("Bytes", limited(new Type.Text(Type.TextKind.BYTES), new Constraint.MaxLength("", 4)))));
        for (String tag : List.of("a", "b")) {
            all.add(object(
                    "Tagged" + tag.toUpperCase(),
                    field("type", true, limited(TEXT, new Constraint.OneOf("", List.of(tag)))),
                    field("value", true, use(TEXT))));
        }
        all.add(union(
                "Tagged",
                true,
                null,
                variant("TaggedA", use(new Type.Reference("TaggedA"))),
                variant("TaggedB", use(new Type.Reference("TaggedB")))));
        TypeUse texts = new TypeUse("", "", TEXT, true, List.of(), null, false, false, false, null, List.of());
        all.add(union(
                "Nested",
                false,
                null,
                variant("Shape", use(new Type.Reference("Shape"))),
                variant("Pet", use(new Type.Reference("Pet"))),
                variant("Map", use(new Type.MapOf(use(new Type.ListOf(texts)))))));
        all.add(object("Narrow", field("a", true, use(TEXT))));
        all.add(object("Wide", field("a", true, use(TEXT)), field("b", false, use(TEXT))));
        all.add(union(
                "Overlap",
                false,
                null,
                variant("Narrow", use(new Type.Reference("Narrow"))),
                variant("Wide", use(new Type.Reference("Wide")))));
        List<Variant> many = new ArrayList<>();
        IntStream.range(0, 300).forEach(number -> {
            all.add(object("Many" + number, field("p" + number, true, use(TEXT))));
            many.add(variant("Many" + number, use(new Type.Reference("Many" + number))));
        });
        all.add(union("Many", true, null, many.toArray(Variant[]::new)));
        return new Contract(
                "", "Zoo", "1", "", List.of(), all, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private static ObjectType object(String name, Field... fields) {
        return new ObjectType("", name, "", null, List.of(fields), Declaration.Unknown.IGNORED, null, List.of());
    }

    private static UnionType union(String name, boolean exclusive, String discriminator, Variant... variants) {
        return new UnionType(
                "",
                name,
                "",
                null,
                List.of(variants),
                exclusive,
                discriminator == null ? null : new Discriminator("", discriminator));
    }

    private static Variant variant(String name, TypeUse use, String... values) {
        return new Variant("", name, use, List.of(values));
    }

    private static Field field(String name, boolean required, TypeUse use) {
        return new Field("", name, name, required, use);
    }

    private static TypeUse use(Type type) {
        return TypeUse.of("", type);
    }

    private static TypeUse limited(Type type, Constraint... constraints) {
        return new TypeUse("", "", type, false, List.of(constraints), null, false, false, false, null, List.of());
    }
}
