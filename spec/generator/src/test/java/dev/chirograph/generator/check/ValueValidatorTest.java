package dev.chirograph.generator.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Field;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueValidatorTest {
    private static final Type PLAIN = new Type.Text(Type.TextKind.PLAIN);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BOOL      | true                                    | \"true\"",
                "INT       | 2147483647                              | 2147483648",
                "INT       | 1.0                                     | 1.5",
                "LONG      | 9223372036854775807                     | 9223372036854775808",
                "LONG      | 1e3                                     | 1e999999999",
                "DECIMAL   | 0.1                                     | \"0.1\"",
                "DOUBLE    | 1e300                                   | true",
                "PLAIN     | \"\"                                    | 1",
                "DATE      | \"2026-02-28\"                          | \"2026-02-29\"",
                "DATE_TIME | \"2026-11-24T09:30:00Z\"                | \"2026-11-24\"",
                "UUID      | \"8f14e45f-ceea-467f-a0e6-6b0c7c1b7a11\" | \"8f14e45f\"",
                "URI       | \"/a?b#c\"                              | \"a b\"",
                "BYTES     | \"AAE=\"                                | \"_\"",
                "BINARY    | \"any\"                                 | []",
                "LIST      | []                                      | {}",
                "MAP       | {\"a\": \"b\"}                          | {\"a\": 1}",
                "FREE      | {\"a\": 1}                              | []"
            })
    void aTypeTakesItsValuesAndNoOthers(String type, String good, String bad) {
        TypeUse use = TypeUse.of("", type(type));

        assertEquals(List.of(), violations(use, good));
        assertEquals(1, violations(use, bad).size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MIN_LENGTH     | \"ab\"            | \"a\"               | must have at least 2 characters",
                "MAX_LENGTH     | \"\uD83D\uDE00\"  | \"ab\"              | must have at most 1 character",
                "PATTERN        | \"xay\"           | \"b\"               | must match a",
                "FORMAT         | \"a@b.example\"   | \"a\"               | must be of the format email",
                "MINIMUM        | 1                 | 0.9                 | must be at least 1",
                "EXCLUSIVE      | 1.1               | 1.0                 | must be more than 1",
                "MAXIMUM        | 1                 | 1.1                 | must be at most 1",
                "EXCLUSIVE_MAX  | 0.9               | 1                   | must be less than 1",
                "MULTIPLE       | 0.15              | 0.151               | must be a multiple of 0.01",
                "MIN_ITEMS      | [1]               | []                  | must have at least 1 element",
                "MAX_ITEMS      | [1]               | [1, 2]              | must have at most 1 element",
                "UNIQUE         | [1, 2]            | [1, 1.0]            | must not have duplicate elements",
                "MIN_PROPERTIES | {\"a\": 1}        | {}                  | must have at least 1 property",
                "MAX_PROPERTIES | {\"a\": 1}        | {\"a\": 1, \"b\": 1} | must have at most 1 property",
                "ONE_OF         | 1.0               | 3                   | must be one of 1, 2",
                "ONE_OF         | \"a\"             | \"b\"               | must be one of a, c",
                "ONE_OF_JSON    | \"a\"             | \"5\"               | must be one of 5, \"a\"",
                "DEPENDENT      | {\"b\": 1}        | {\"a\": 1}          | must have b if it has a",
                "SETS           | {\"a\": 1}        | {}                  | must have the properties of exactly one of [[a], [b]]",
                "SETS           | {\"b\": 1}        | {\"a\": 1, \"b\": 1} | must have the properties of exactly one of [[a], [b]]"
            })
    void aConstraintSaysWhatItsValuesMustBe(String constraint, String good, String bad, String message) {
        JsonNode value = read(bad);
        TypeUse use = constrained(constraint, value);

        assertEquals(List.of(), violations(use, good));
        assertEquals(List.of(new ValueValidator.Violation("", message)), violations(use, bad));
    }

    @Test
    void nestedViolationHasItsPointer() {
        TypeUse list = TypeUse.of("", new Type.ListOf(TypeUse.of("", new Type.MapOf(TypeUse.of("", PLAIN)))));

        assertEquals(
                List.of(new ValueValidator.Violation("/1/a~1b", "must be a string")),
                violations(list, "[{}, {\"a/b\": 1, \"c\": \"\"}]"));
    }

    @Test
    void nullIsAValueOfWhatIsNullableAndOfAnything() {
        TypeUse nullable = new TypeUse("", "", PLAIN, true, List.of(), null, false, false, false, null, List.of());

        assertEquals(List.of(), violations(nullable, "null"));
        assertEquals(List.of(), violations(TypeUse.of("", new Type.Anything()), "null"));
        assertEquals(
                List.of(new ValueValidator.Violation("", "must be a string")),
                violations(TypeUse.of("", PLAIN), "null"));
    }

    @Test
    void anObjectHasWhatIsRequiredAndNothingUnknownWhenItIsClosed() {
        TypeUse closed = reference("Closed");

        assertEquals(List.of(), violations(closed, "{\"name\": \"a\"}"));
        assertEquals(
                List.of(
                        new ValueValidator.Violation("", "must have the property `name`"),
                        new ValueValidator.Violation("/other", "is not a known property")),
                violations(closed, "{\"other\": 1}"));
    }

    @Test
    void anOpenObjectTakesOthersAndOneThatKeepsThemLooksAtTheirType() {
        assertEquals(List.of(), violations(reference("Open"), "{\"other\": 1}"));
        assertEquals(
                List.of(new ValueValidator.Violation("/other", "must be a string")),
                violations(reference("Kept"), "{\"other\": 1}"));
    }

    @Test
    void aMemberNeedNotTravelTheWrongWay() {
        JsonNode empty = read("{}");
        ValueValidator values = new ValueValidator(contract());

        assertEquals(
                1,
                values.violations(reference("ReadOnly"), empty, ValueValidator.Way.RESPONSE)
                        .size());
        assertEquals(
                0,
                values.violations(reference("ReadOnly"), empty, ValueValidator.Way.REQUEST)
                        .size());
        assertEquals(
                0,
                values.violations(reference("ReadOnly"), empty, ValueValidator.Way.EITHER)
                        .size());
        assertEquals(
                1,
                values.violations(reference("WriteOnly"), empty, ValueValidator.Way.REQUEST)
                        .size());
        assertEquals(
                0,
                values.violations(reference("WriteOnly"), empty, ValueValidator.Way.RESPONSE)
                        .size());
    }

    @Test
    void anEnumTakesItsValues() {
        assertEquals(List.of(), violations(reference("Colour"), "\"red\""));
        assertEquals(
                List.of(new ValueValidator.Violation("", "must be one of red, blue")),
                violations(reference("Colour"), "\"green\""));
    }

    @Test
    void aUnionTakesWhatOneOfItsVariantsTakes() {
        assertEquals(List.of(), violations(reference("Either"), "1"));
        assertEquals(List.of(), violations(reference("Either"), "{\"name\": \"a\"}"));
        assertEquals(
                List.of(new ValueValidator.Violation(
                        "", "must match a variant of `Either`; the closest one fails: it must be a number")),
                violations(reference("Either"), "true"));
    }

    @Test
    void anExclusiveUnionTakesNothingThatFitsTwice() {
        assertEquals(
                List.of(new ValueValidator.Violation(
                        "", "must match only one variant of `Twice`, but matches Whole and Number")),
                violations(reference("Twice"), "1"));
        assertEquals(List.of(), violations(reference("Twice"), "1.5"));
    }

    @Test
    void aDiscriminatorSaysWhichVariantIsMeant() {
        assertEquals(List.of(), violations(reference("Told"), "{\"kind\": \"closed\", \"name\": \"a\"}"));
        assertEquals(
                List.of(new ValueValidator.Violation("/name", "must be a string")),
                violations(reference("Told"), "{\"kind\": \"closed\", \"name\": 1}"));
        assertEquals(
                List.of(new ValueValidator.Violation("/kind", "must be one of closed, open")),
                violations(reference("Told"), "{\"kind\": \"new\"}"));
    }

    @Test
    void aUnionOfItselfEnds() {
        assertEquals(List.of(), violations(reference("Itself"), "1"));
    }

    private static List<ValueValidator.Violation> violations(TypeUse use, String json) {
        return new ValueValidator(contract()).violations(use, read(json), ValueValidator.Way.EITHER);
    }

    private static JsonNode read(String json) {
        return Objects.requireNonNull(ExactJson.read(json));
    }

    private static Type type(String name) {
        return switch (name) {
            case "BOOL" -> new Type.Bool();
            case "INT" -> new Type.Whole(32);
            case "LONG" -> new Type.Whole(64);
            case "DECIMAL" -> new Type.Decimal();
            case "DOUBLE" -> new Type.Floating(64);
            case "LIST" -> new Type.ListOf(TypeUse.of("", PLAIN));
            case "MAP" -> new Type.MapOf(TypeUse.of("", PLAIN));
            case "FREE" -> new Type.FreeForm();
            default -> new Type.Text(Type.TextKind.valueOf(name));
        };
    }

    private static TypeUse constrained(String name, JsonNode example) {
        Constraint constraint = switch (name) {
            case "MIN_LENGTH" -> new Constraint.MinLength("", 2);
            case "MAX_LENGTH" -> new Constraint.MaxLength("", 1);
            case "PATTERN" -> new Constraint.Pattern("", "a");
            case "FORMAT" -> new Constraint.Format("", "email");
            case "MINIMUM" -> new Constraint.Minimum("", BigDecimal.ONE, false);
            case "EXCLUSIVE" -> new Constraint.Minimum("", BigDecimal.ONE, true);
            case "MAXIMUM" -> new Constraint.Maximum("", BigDecimal.ONE, false);
            case "EXCLUSIVE_MAX" -> new Constraint.Maximum("", BigDecimal.ONE, true);
            case "MULTIPLE" -> new Constraint.MultipleOf("", new BigDecimal("0.01"));
            case "MIN_ITEMS" -> new Constraint.MinItems("", 1);
            case "MAX_ITEMS" -> new Constraint.MaxItems("", 1);
            case "UNIQUE" -> new Constraint.UniqueItems("");
            case "MIN_PROPERTIES" -> new Constraint.MinProperties("", 1);
            case "MAX_PROPERTIES" -> new Constraint.MaxProperties("", 1);
            case "ONE_OF" -> new Constraint.OneOf("", example.isNumber() ? List.of("1", "2") : List.of("a", "c"));
            case "ONE_OF_JSON" -> new Constraint.OneOf("", List.of("5", "\"a\""));
            case "DEPENDENT" -> new Constraint.DependentRequired("", "a", List.of("b"));
            default -> new Constraint.RequiredSets("", true, List.of(List.of("a"), List.of("b")));
        };
        Type type = new Type.Anything();
        if (name.equals("ONE_OF")) {
            type = example.isNumber() ? new Type.Decimal() : PLAIN;
        }
        return new TypeUse("", "", type, false, List.of(constraint), null, false, false, false, null, List.of());
    }

    private static TypeUse reference(String name) {
        return TypeUse.of("", new Type.Reference(name));
    }

    private static Contract contract() {
        TypeUse number = TypeUse.of("", new Type.Decimal());
        return new Contract(
                "",
                "Test",
                "1.0.0",
                "",
                List.of(),
                List.of(
                        object("Closed", Declaration.Unknown.REFUSED, null, text(true, false, false), kind()),
                        object("Open", Declaration.Unknown.IGNORED, null, kind()),
                        object("Kept", Declaration.Unknown.KEPT, TypeUse.of("", PLAIN)),
                        object("ReadOnly", Declaration.Unknown.IGNORED, null, text(true, true, false)),
                        object("WriteOnly", Declaration.Unknown.IGNORED, null, text(true, false, true)),
                        new Declaration.EnumType(
                                "", "Colour", "", null, List.of("red", "blue"), List.of("red", "blue"), true),
                        union("Either", false, null, variant("Number", number), variant("Closed", reference("Closed"))),
                        union(
                                "Twice",
                                true,
                                null,
                                variant("Whole", TypeUse.of("", new Type.Whole(32))),
                                variant("Number", number)),
                        union(
                                "Told",
                                true,
                                new Declaration.Discriminator("", "kind"),
                                variant("Closed", reference("Closed"), "closed"),
                                variant("Open", reference("Open"), "open")),
                        union(
                                "Itself",
                                false,
                                null,
                                variant("Itself", reference("Itself")),
                                variant("Number", number))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Declaration object(
            String name, Declaration.Unknown unknown, @Nullable TypeUse additional, Field... fields) {
        return new Declaration.ObjectType("", name, "", null, List.of(fields), unknown, additional, List.of());
    }

    private static Field text(boolean required, boolean readOnly, boolean writeOnly) {
        return new Field(
                "",
                "name",
                "name",
                required,
                new TypeUse("", "", PLAIN, false, List.of(), null, false, readOnly, writeOnly, null, List.of()));
    }

    private static Field kind() {
        return new Field("", "kind", "kind", false, TypeUse.of("", PLAIN));
    }

    private static Declaration union(
            String name,
            boolean exclusive,
            Declaration.@Nullable Discriminator discriminator,
            Declaration.Variant... variants) {
        return new Declaration.UnionType("", name, "", null, List.of(variants), exclusive, discriminator);
    }

    private static Declaration.Variant variant(String name, TypeUse use, String... values) {
        return new Declaration.Variant("", name, use, List.of(values));
    }
}
