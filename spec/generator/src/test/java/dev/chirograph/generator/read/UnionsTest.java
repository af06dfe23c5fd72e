package dev.chirograph.generator.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Field;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UnionsTest {
    private static final String SCHEMAS = "/components/schemas/";

    @Test
    void allOfIsOneObjectWithEveryField() {
        Contract contract = contract("""
                A:
                  description: An A.
                  allOf:
                    - {$ref: '#/components/schemas/B'}
                    - {type: object, required: [d], properties: {c: {type: integer}, d: {type: boolean}}}
                  properties: {e: {type: string}}
                  required: [b]
                B: {type: object, description: A B., required: [c], properties: {b: {type: string}, c: {type: integer}}}
                """);

        Declaration.ObjectType object = object(contract, "A");

        assertEquals("An A.", object.description());
        assertEquals(
                Map.of("b", true, "c", true, "d", true, "e", false),
                object.fields().stream().collect(Collectors.toMap(Field::name, Field::required)));
        assertEquals(List.of("A"), names(contract));
    }

    @Test
    void aPropertyOfTwoPartsMeetsBoth() {
        Contract contract = contract("""
                A:
                  allOf:
                    - {type: object, properties: {n: {type: number, minimum: 1, description: Some number.}}}
                    - {type: object, properties: {n: {type: integer, minimum: 2, maximum: 9}}}
                """);

        TypeUse use = object(contract, "A").fields().get(0).use();

        assertEquals(new Type.Whole(64), use.type());
        assertEquals(
                List.of(
                        new Constraint.Minimum(SCHEMAS + "A/allOf/0/properties/n/minimum", new BigDecimal("1"), false),
                        new Constraint.Minimum(SCHEMAS + "A/allOf/1/properties/n/minimum", new BigDecimal("2"), false),
                        new Constraint.Maximum(SCHEMAS + "A/allOf/1/properties/n/maximum", new BigDecimal("9"), false)),
                use.constraints());
    }

    @Test
    void enumsThatMeetLeaveWhatBothAllow() {
        Contract contract = contract("""
                A: {type: object, properties: {x: {allOf: [{type: string, enum: [a, b, c]}, {enum: [c, b, z]}]}}}
                """);

        TypeUse use = object(contract, "A").fields().get(0).use();

        assertEquals(
                List.of(new Constraint.OneOf(SCHEMAS + "A/properties/x/allOf/1/enum", List.of("b", "c"))),
                use.constraints());
    }

    @Test
    void allOfOneReferenceIsThatTypeWithAnotherDescription() {
        Contract contract = contract("""
                A: {type: object, properties: {x: {description: Here., nullable: true, allOf: [{$ref: '#/components/schemas/B'}]}}}
                B: {type: object, description: There., properties: {a: {}}}
                """);

        TypeUse use = object(contract, "A").fields().get(0).use();

        assertEquals(new Type.Reference("B"), use.type());
        assertEquals("Here.", use.description());
        assertTrue(use.nullable());
        assertEquals(SCHEMAS + "A/properties/x", use.pointer());
    }

    @Test
    void oneOfIsAUnionAndNullAmongItsVariantsMakesItNullable() {
        Contract contract = contract("""
                A: {type: object, properties: {x: {oneOf: [{$ref: '#/components/schemas/B'}, {type: string}, {type: 'null'}]}}}
                B: {type: object, properties: {a: {}}}
                """);

        TypeUse use = object(contract, "A").fields().get(0).use();
        Declaration.UnionType union = union(contract, "AX");

        assertEquals(new Type.Reference("AX"), use.type());
        assertTrue(use.nullable());
        assertTrue(union.exclusive());
        assertNull(union.discriminator());
        assertEquals(List.of("B", "Text"), variantNames(union));
        assertFalse(union.variants().get(1).use().nullable());
    }

    @Test
    void theOneVariantThatIsLeftIsTheType() {
        Contract contract = contract("""
                A:
                  type: object
                  properties:
                    x: {anyOf: [{$ref: '#/components/schemas/B'}, {type: 'null'}], description: Here.}
                    y: {oneOf: [{type: string}, {type: string, description: Again.}]}
                B: {type: object, properties: {a: {}}}
                """);

        List<Field> fields = object(contract, "A").fields();

        assertEquals(new Type.Reference("B"), fields.get(0).use().type());
        assertEquals("Here.", fields.get(0).use().description());
        assertTrue(fields.get(0).use().nullable());
        assertEquals(new Type.Text(Type.TextKind.PLAIN), fields.get(1).use().type());
    }

    @Test
    void severalTypesAreAUnionEachWithItsOwnConstraints() {
        Contract contract = contract("""
                A: {type: object, properties: {x: {type: [string, integer, 'null'], maxLength: 3, minimum: 1}}}
                """);

        Declaration.UnionType union = union(contract, "AX");

        assertTrue(object(contract, "A").fields().get(0).use().nullable());
        assertFalse(union.exclusive());
        assertEquals(List.of("Text", "Whole"), variantNames(union));
        assertEquals(
                List.of(new Constraint.MaxLength(SCHEMAS + "A/properties/x/maxLength", 3)),
                union.variants().get(0).use().constraints());
    }

    @Test
    void variantsBesidePropertiesAreMergedObjects() {
        Contract contract = contract("""
                A:
                  type: object
                  properties: {id: {type: string}}
                  required: [id]
                  oneOf: [{$ref: '#/components/schemas/B'}, {type: object, title: Other, properties: {c: {}}}]
                B: {type: object, properties: {b: {}}}
                """);

        assertEquals(List.of("AB", "AOther"), variantNames(union(contract, "A")));
        assertEquals(List.of("id", "b"), fieldNames(object(contract, "AB")));
        assertEquals(List.of("id", "c"), fieldNames(object(contract, "AOther")));
    }

    @Test
    void choicesThatOnlyRequireAreAConstraintOfTheObject() {
        Contract contract = contract("""
                A: {type: object, properties: {a: {}, b: {}}, anyOf: [{required: [a]}, {required: [b]}]}
                """);

        assertEquals(
                List.of(new Constraint.RequiredSets(SCHEMAS + "A/anyOf", false, List.of(List.of("a"), List.of("b")))),
                object(contract, "A").constraints());
    }

    @Test
    void aDiscriminatorMeansItsVariantsByMappingOrByName() {
        Contract contract = contract("""
                A:
                  oneOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}]
                  discriminator: {propertyName: kind, mapping: {bee: '#/components/schemas/B', b: B}}
                B: {type: object, properties: {kind: {type: string}}}
                C: {type: object, properties: {kind: {type: string}}}
                """);

        Declaration.UnionType union = union(contract, "A");

        assertEquals(new Declaration.Discriminator(SCHEMAS + "A/discriminator", "kind"), union.discriminator());
        assertEquals(
                List.of(List.of("bee", "b"), List.of("C")),
                union.variants().stream().map(Declaration.Variant::values).toList());
    }

    @Test
    void constantsTellVariantsApartWhoseNamesCannotBeMeant() {
        Contract contract = contract("""
                A:
                  oneOf: [{$ref: '#/components/schemas/B'}, {type: object, properties: {kind: {const: c}}}]
                  discriminator: {propertyName: kind}
                B: {type: object, properties: {kind: {type: string, enum: [bee]}}}
                """);

        assertEquals(
                List.of(List.of("bee"), List.of("c")),
                union(contract, "A").variants().stream()
                        .map(Declaration.Variant::values)
                        .toList());
    }

    @Test
    void aSchemaThatOthersExtendIsOneOfThemOrItself() {
        Contract contract = contract("""
                A: {type: object, properties: {pet: {$ref: '#/components/schemas/Pet'}}}
                Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
                Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {lives: {type: integer}}}]}
                Siamese: {allOf: [{$ref: '#/components/schemas/Cat'}]}
                """);

        Declaration.UnionType union = union(contract, "Pet");

        assertEquals(List.of("PetBase", "Cat", "Siamese"), variantNames(union));
        assertEquals(
                List.of(List.of("Pet"), List.of("Cat"), List.of("Siamese")),
                union.variants().stream().map(Declaration.Variant::values).toList());
        assertEquals(List.of("kind", "lives"), fieldNames(object(contract, "Siamese")));
    }

    @Test
    void variantsThatExtendTheirUnionAreObjectsWithItsFields() {
        Contract contract = contract("""
                A:
                  type: object
                  required: [kind]
                  properties: {kind: {type: string}}
                  oneOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}]
                  discriminator: {propertyName: kind}
                B: {allOf: [{$ref: '#/components/schemas/A'}, {type: object, properties: {b: {}}}]}
                C: {allOf: [{$ref: '#/components/schemas/A'}, {type: object, properties: {c: {}}}]}
                """);

        assertEquals(List.of("B", "C"), variantNames(union(contract, "A")));
        assertEquals(List.of("kind", "b"), fieldNames(object(contract, "B")));
    }

    @Test
    void aUnionMayHoldItselfInAListOrAMap() {
        Contract contract = contract("""
                A: {type: object, properties: {x: {$ref: '#/components/schemas/Any'}}}
                Any:
                  oneOf:
                    - {type: string}
                    - {type: array, items: {$ref: '#/components/schemas/Any'}}
                    - {type: object, additionalProperties: {$ref: '#/components/schemas/Any'}}
                """);

        Declaration.UnionType union = union(contract, "Any");

        assertEquals(List.of("Text", "AnyList", "AnyMap"), variantNames(union));
    }

    @Test
    void inheritedTypesAreNamedAfterWhereTheyStand() {
        Contract contract = contract("""
                A: {type: object, properties: {c: {$ref: '#/components/schemas/C'}, b: {$ref: '#/components/schemas/B'}}}
                B: {type: object, properties: {part: {type: object, properties: {x: {}}}}}
                C: {allOf: [{$ref: '#/components/schemas/B'}, {type: object, properties: {y: {}}}]}
                """);

        assertEquals(List.of("A", "B", "BPart", "C"), names(contract));
        assertEquals(
                new Type.Reference("BPart"),
                object(contract, "C").fields().get(0).use().type());
    }

    @Test
    void aSchemaMayChooseItsOwnName() {
        Contract contract = contract("""
                A: {type: object, properties: {b: {$ref: '#/components/schemas/b_2'}}}
                b_2: {type: object, x-sdk-name: Beta, properties: {x: {}}}
                """);

        assertEquals(List.of("A", "Beta"), names(contract));
    }

    private static List<String> names(Contract contract) {
        return contract.declarations().stream().map(Declaration::name).toList();
    }

    private static List<String> variantNames(Declaration.UnionType union) {
        return union.variants().stream().map(Declaration.Variant::name).toList();
    }

    private static List<String> fieldNames(Declaration.ObjectType object) {
        return object.fields().stream().map(Field::name).toList();
    }

    private static Declaration.ObjectType object(Contract contract, String name) {
        return assertInstanceOf(Declaration.ObjectType.class, contract.declaration(name));
    }

    private static Declaration.UnionType union(Contract contract, String name) {
        return Objects.requireNonNull(assertInstanceOf(Declaration.UnionType.class, contract.declaration(name)));
    }

    private static Contract contract(String schemas) {
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
