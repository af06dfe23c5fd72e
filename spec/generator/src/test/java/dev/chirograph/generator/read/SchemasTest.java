package dev.chirograph.generator.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.DefaultValue;
import dev.chirograph.generator.contract.Deprecation;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemasTest {
    private static final String PART = "/components/schemas/Thing/properties/part";

    static Stream<Arguments> types() {
        return Stream.of(
                Arguments.of("{type: boolean}", new Type.Bool()),
                Arguments.of("{type: integer}", new Type.Whole(64)),
                Arguments.of("{type: integer, format: int32}", new Type.Whole(32)),
                Arguments.of("{type: number}", new Type.Decimal()),
                Arguments.of("{type: number, format: float}", new Type.Floating(32)),
                Arguments.of("{type: number, format: double}", new Type.Floating(64)),
                Arguments.of("{type: string}", new Type.Text(Type.TextKind.PLAIN)),
                Arguments.of("{type: string, format: email}", new Type.Text(Type.TextKind.PLAIN)),
                Arguments.of("{type: string, format: date}", new Type.Text(Type.TextKind.DATE)),
                Arguments.of("{type: string, format: date-time}", new Type.Text(Type.TextKind.DATE_TIME)),
                Arguments.of("{type: string, format: uuid}", new Type.Text(Type.TextKind.UUID)),
                Arguments.of("{type: string, format: uri}", new Type.Text(Type.TextKind.URI)),
                Arguments.of("{type: string, format: uri-reference}", new Type.Text(Type.TextKind.URI)),
                Arguments.of("{type: string, format: byte}", new Type.Text(Type.TextKind.BYTES)),
                Arguments.of("{type: string, contentEncoding: base64}", new Type.Text(Type.TextKind.BYTES)),
                Arguments.of("{enum: [a]}", new Type.Text(Type.TextKind.PLAIN)),
                Arguments.of("{const: a}", new Type.Text(Type.TextKind.PLAIN)),
                Arguments.of("{type: object}", new Type.FreeForm()),
                Arguments.of("{type: object, additionalProperties: true}", new Type.FreeForm()),
                Arguments.of("{type: object, additionalProperties: {}}", new Type.FreeForm()),
                Arguments.of("{}", new Type.Anything()),
                Arguments.of("true", new Type.Anything()),
                Arguments.of("{$ref: '#/components/schemas/Text'}", new Type.Text(Type.TextKind.PLAIN)),
                Arguments.of("{$ref: '#/components/schemas/Colour'}", new Type.Reference("Colour")),
                Arguments.of("{$ref: '#/components/schemas/Empty'}", new Type.Reference("Empty")),
                Arguments.of("{$ref: '#/components/schemas/Thing'}", new Type.Reference("Thing")),
                Arguments.of("{type: object, properties: {a: {}}}", new Type.Reference("ThingPart")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void aSchemaSaysAType(String schema, Type type) {
        TypeUse part = part("3.1.0", schema);

        assertEquals(type, part.type());
        assertEquals(PART, part.pointer());
        assertFalse(part.nullable());
    }

    @Test
    void listsAndMapsSayWhatTheyHold() {
        TypeUse list = part("3.1.0", "{type: array, items: {type: [string, 'null'], maxLength: 2}}");
        TypeUse map = part("3.1.0", "{type: object, additionalProperties: {type: integer}}");

        TypeUse element = assertInstanceOf(Type.ListOf.class, list.type()).element();
        assertEquals(PART + "/items", element.pointer());
        assertTrue(element.nullable());
        assertEquals(List.of(new Constraint.MaxLength(PART + "/items/maxLength", 2)), element.constraints());
        TypeUse value = assertInstanceOf(Type.MapOf.class, map.type()).value();
        assertEquals(PART + "/additionalProperties", value.pointer());
        assertEquals(new Type.Whole(64), value.type());
    }

    static Stream<Arguments> constraints() {
        return Stream.of(
                Arguments.of(
                        "{type: string, minLength: 1, maxLength: 2.0, pattern: a, format: email}",
                        List.of(
                                new Constraint.MinLength(PART + "/minLength", 1),
                                new Constraint.MaxLength(PART + "/maxLength", 2),
                                new Constraint.Pattern(PART + "/pattern", "a"),
                                new Constraint.Format(PART + "/format", "email"))),
                Arguments.of(
                        "{type: number, minimum: 0.1, exclusiveMaximum: 9, multipleOf: 0.01}",
                        List.of(
                                new Constraint.Minimum(PART + "/minimum", new BigDecimal("0.1"), false),
                                new Constraint.Maximum(PART + "/exclusiveMaximum", new BigDecimal("9"), true),
                                new Constraint.MultipleOf(PART + "/multipleOf", new BigDecimal("0.01")))),
                Arguments.of(
                        "{type: array, minItems: 1, maxItems: 2, uniqueItems: true}",
                        List.of(
                                new Constraint.MinItems(PART + "/minItems", 1),
                                new Constraint.MaxItems(PART + "/maxItems", 2),
                                new Constraint.UniqueItems(PART + "/uniqueItems"))),
                Arguments.of(
                        "{type: object, minProperties: 1, maxProperties: 2}",
                        List.of(
                                new Constraint.MinProperties(PART + "/minProperties", 1),
                                new Constraint.MaxProperties(PART + "/maxProperties", 2))),
                Arguments.of(
                        "{type: [string, 'null'], enum: [a, b, null]}",
                        List.of(new Constraint.OneOf(PART + "/enum", List.of("a", "b")))),
                Arguments.of("{const: a}", List.of(new Constraint.OneOf(PART + "/const", List.of("a")))),
                Arguments.of("{type: array, uniqueItems: false}", List.of()),
                // What a value of the type cannot break is no constraint of it.
                Arguments.of("{type: integer, maxLength: 3}", List.of()),
                Arguments.of("{type: string, format: iban}", List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("constraints")
    void aSchemaSaysConstraints(String schema, List<Constraint> constraints) {
        TypeUse part = part("3.1.0", schema);

        assertEquals(constraints, part.constraints());
    }

    @Test
    void anExclusiveBoundOfOpenApi30IsAFlag() {
        TypeUse part = part("3.0.3", "{type: number, minimum: 0, exclusiveMinimum: true, maximum: 5}");

        assertEquals(
                List.of(
                        new Constraint.Minimum(PART + "/minimum", new BigDecimal("0"), true),
                        new Constraint.Maximum(PART + "/maximum", new BigDecimal("5"), false)),
                part.constraints());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            3.0.3 | {type: string, nullable: true}      | true
            3.0.3 | {type: string}                      | false
            3.1.0 | {type: [string, 'null']}            | true
            3.1.0 | {type: ['null', string]}            | true
            3.1.0 | {type: [string]}                    | false
            3.1.0 | {enum: [a, null]}                   | true
            3.1.0 | {type: string, enum: [a, null]}     | false
            """)
    void nullIsAValueWhereTheVersionSaysSo(String version, String schema, boolean nullable) {
        TypeUse part = part(version, schema);

        assertEquals(nullable, part.nullable());
    }

    static Stream<Arguments> defaults() {
        return Stream.of(
                Arguments.of("{type: boolean, default: true}", new DefaultValue.Bool(true)),
                Arguments.of("{type: integer, default: 20}", new DefaultValue.Numeric(new BigDecimal("20"))),
                Arguments.of("{type: number, default: 0.5}", new DefaultValue.Numeric(new BigDecimal("0.5"))),
                Arguments.of("{type: string, default: ''}", new DefaultValue.Text("")),
                Arguments.of("{type: string, format: date, default: 2026-11-24}", new DefaultValue.Text("2026-11-24")),
                Arguments.of("{type: array, default: []}", new DefaultValue.EmptyList()),
                Arguments.of("{type: object, default: {}}", new DefaultValue.EmptyMap()),
                Arguments.of("{$ref: '#/components/schemas/Colour', default: red}", new DefaultValue.Text("red")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defaults")
    void aSchemaSaysADefault(String schema, DefaultValue value) {
        TypeUse part = part("3.1.0", schema);

        assertEquals(value, part.defaultValue());
    }

    @Test
    void aDefaultOfNullIsNone() {
        TypeUse part = part("3.1.0", "{type: [string, 'null'], default: null}");

        assertNull(part.defaultValue());
    }

    @Test
    void siblingsOfAReferenceAreMerged() {
        TypeUse part = part("3.1.0", """
                $ref: '#/components/schemas/Text'
                description: Another text.
                minLength: 2
                default: abc
                deprecated: true
                writeOnly: true
                x-sensitive: true
                """);

        assertEquals("Another text.", part.description());
        assertEquals(
                List.of(
                        new Constraint.MaxLength("/components/schemas/Text/maxLength", 9),
                        new Constraint.MinLength(PART + "/minLength", 2)),
                part.constraints());
        assertEquals(new DefaultValue.Text("abc"), part.defaultValue());
        assertEquals(new Deprecation(PART + "/deprecated"), part.deprecation());
        assertTrue(part.writeOnly());
        assertTrue(part.sensitive());
    }

    @Test
    void siblingsOfAReferenceAreIgnoredInOpenApi30() {
        TypeUse part = part("3.0.3", "{$ref: '#/components/schemas/Text', description: Another., minLength: 2}");

        assertEquals("A text.", part.description());
        assertEquals(List.of(new Constraint.MaxLength("/components/schemas/Text/maxLength", 9)), part.constraints());
        assertEquals(PART, part.pointer());
    }

    @Test
    void aReferenceMayPointAnywhereInTheDocument() {
        Document document = Documents.of("""
                paths:
                  /a~b/{c}:
                    get:
                      operationId: get
                      parameters: [{name: c, in: path, required: true, schema: {type: string, format: uuid}}]
                      responses:
                        '200':
                          description: It.
                          content:
                            application/json:
                              schema: {$ref: '#/paths/~1a~0b~1%7Bc%7D/get/parameters/0/schema'}
                """);

        TypeUse body = document.contract()
                .operations()
                .get(0)
                .responses()
                .get(0)
                .content()
                .get(0)
                .use();

        assertEquals(new Type.Text(Type.TextKind.UUID), body.type());
    }

    @Test
    void passwordsAndWhatIsMarkedAreSensitive() {
        assertTrue(part("3.1.0", "{type: string, format: password}").sensitive());
        assertTrue(part("3.1.0", "{type: string, x-sensitive: true}").sensitive());
        assertFalse(part("3.1.0", "{type: string, x-sensitive: false}").sensitive());
    }

    @Test
    void directionsOfATypeAreKept() {
        assertTrue(part("3.1.0", "{type: string, readOnly: true}").readOnly());
        assertTrue(part("3.1.0", "{type: string, writeOnly: true}").writeOnly());
    }

    @Test
    void theTitleStandsInForADescription() {
        assertEquals(
                "The part", part("3.1.0", "{type: string, title: The part}").description());
        assertEquals(
                "More.",
                part("3.1.0", "{type: string, title: The part, description: More.}")
                        .description());
    }

    @Test
    void anEnumIsOpenUnlessTheDocumentClosesIt() {
        Contract contract = contractWithSchemas("""
                A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}, c: {$ref: '#/components/schemas/C'}}}
                B: {type: string, enum: [x, y]}
                C: {type: string, enum: [x], x-open-enum: false, description: Closed., deprecated: true}
                """);

        assertEquals(
                new Declaration.EnumType(
                        "/components/schemas/B", "B", "", null, List.of("x", "y"), List.of("x", "y"), true),
                contract.declaration("B"));
        assertEquals(
                new Declaration.EnumType(
                        "/components/schemas/C",
                        "C",
                        "Closed.",
                        new Deprecation("/components/schemas/C/deprecated"),
                        List.of("x"),
                        List.of("x"),
                        false),
                contract.declaration("C"));
    }

    @Test
    void anObjectSaysWhatBecomesOfMembersThatItDoesNotName() {
        Contract contract = contractWithSchemas("""
                A:
                  type: object
                  minProperties: 1
                  properties: {b: {$ref: '#/components/schemas/B'}, c: {$ref: '#/components/schemas/C'}}
                B: {type: object, properties: {a: {}}, additionalProperties: false}
                C: {type: object, properties: {a: {}}, additionalProperties: {type: integer}}
                """);

        Declaration.ObjectType passes = assertInstanceOf(Declaration.ObjectType.class, contract.declaration("A"));
        assertEquals(Declaration.Unknown.IGNORED, passes.unknown());
        assertNull(passes.additional());
        assertEquals(
                List.of(new Constraint.MinProperties("/components/schemas/A/minProperties", 1)), passes.constraints());
        Declaration.ObjectType refuses = assertInstanceOf(Declaration.ObjectType.class, contract.declaration("B"));
        assertEquals(Declaration.Unknown.REFUSED, refuses.unknown());
        assertNull(refuses.additional());
        Declaration.ObjectType keeps = assertInstanceOf(Declaration.ObjectType.class, contract.declaration("C"));
        assertEquals(Declaration.Unknown.KEPT, keeps.unknown());
        assertNotNull(keeps.additional());
        assertEquals(new Type.Whole(64), keeps.additional().type());
    }

    @Test
    void objectsWithoutNamesAreNamedAfterWhatTheyStandIn() {
        Contract contract = contractWithSchemas("""
                A:
                  type: object
                  properties:
                    some_part: {type: object, properties: {deep: {type: object, properties: {x: {}}}}}
                    list: {type: array, items: {type: object, properties: {y: {}}}}
                    map: {type: object, additionalProperties: {type: object, properties: {z: {}}}}
                """);

        assertEquals(
                List.of("A", "ASomePart", "ASomePartDeep", "AListElement", "AMapValue"),
                contract.declarations().stream().map(Declaration::name).toList());
    }

    @Test
    void namesThatCollideAreDistinguished() {
        Contract contract = contractWithSchemas("""
                A:
                  type: object
                  properties:
                    part: {type: object, properties: {x: {}}}
                    a_part: {$ref: '#/components/schemas/a_part'}
                    string: {$ref: '#/components/schemas/String'}
                    builder: {$ref: '#/components/schemas/Builder'}
                a_part: {type: object, properties: {x: {}}}
                String: {type: string, enum: [x]}
                Builder: {type: object, properties: {x: {}}}
                """);

        assertEquals(
                List.of("A", "APart2", "APart", "StringValue", "BuilderValue"),
                contract.declarations().stream().map(Declaration::name).toList());
    }

    @Test
    void schemasMayReferToOneAnotherThroughObjects() {
        Contract contract = contractWithSchemas("""
                A: {type: object, properties: {list: {$ref: '#/components/schemas/Listed'}}}
                Listed: {type: array, items: {$ref: '#/components/schemas/B'}}
                B: {type: object, properties: {list: {$ref: '#/components/schemas/Listed'}, a: {$ref: '#/components/schemas/A'}}}
                """);

        assertEquals(
                List.of("A", "B"),
                contract.declarations().stream().map(Declaration::name).toList());
    }

    private static TypeUse part(String version, String schema) {
        Contract contract = Documents.withPart(version, schema).contract();
        return assertInstanceOf(Declaration.ObjectType.class, contract.declaration("Thing"))
                .fields()
                .get(0)
                .use();
    }

    private static Contract contractWithSchemas(String schemas) {
        return Documents.of("""
                paths:
                  /a:
                    get:
                      operationId: getA
                      responses:
                        '200': {description: It., content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
                components:
                  schemas:
                """ + schemas.indent(4)).contract();
    }
}
