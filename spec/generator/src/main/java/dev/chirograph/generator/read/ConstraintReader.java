package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.java.EcmaPattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads the constraints of a schema that apply to its type; JSON Schema ignores the others. */
final class ConstraintReader {
    /** The string formats that are validated. Formats that select a type are not among them. */
    static final Set<String> CHECKED_FORMATS = Set.of("email", "hostname", "ipv4");

    private final ReadContext context;
    private final AppliedReader applied;

    ConstraintReader(ReadContext context, AppliedReader applied) {
        this.context = context;
        this.applied = applied;
    }

    List<Constraint> read(AllOfSchemas allOf, Type type) {
        if (type instanceof Type.MapOf || type instanceof Type.FreeForm) {
            return readMembers(allOf);
        }
        List<Constraint> constraints = new ArrayList<>();
        for (Node schema : allOf.parts()) {
            if (type instanceof Type.Text) {
                readText(schema, constraints);
            } else if (type instanceof Type.Whole || type instanceof Type.Decimal || type instanceof Type.Floating) {
                readNumber(schema, constraints);
            } else if (type instanceof Type.ListOf) {
                readCount(schema, "minItems", Constraint.MinItems::new, constraints);
                readCount(schema, "maxItems", Constraint.MaxItems::new, constraints);
                if (context.flag(schema, "uniqueItems")) {
                    constraints.add(new Constraint.UniqueItems(schema.pointerTo("uniqueItems")));
                }
            }
        }
        if (!(type instanceof Type.Reference)) {
            constraints.addAll(applied.read(allOf, type));
        }
        return constraints;
    }

    /** Reads the constraints on the members of an object. */
    List<Constraint> readMembers(AllOfSchemas allOf) {
        List<Constraint> constraints = new ArrayList<>();
        for (Node schema : allOf.parts()) {
            readCount(schema, "minProperties", Constraint.MinProperties::new, constraints);
            readCount(schema, "maxProperties", Constraint.MaxProperties::new, constraints);
            for (Node dependent : schema.members("dependentRequired")) {
                List<String> needed = new ArrayList<>();
                dependent.elements().forEach(name -> needed.add(name.value().asText()));
                constraints.add(new Constraint.DependentRequired(dependent.pointer(), dependent.name(), needed));
            }
            for (String choice : List.of("oneOf", "anyOf")) {
                Node said = schema.child(choice);
                if (said != null && RequiredSetReader.only(said)) {
                    constraints.add(RequiredSetReader.read(said));
                }
            }
        }
        constraints.addAll(applied.readMembers(allOf));
        return constraints;
    }

    private void readText(Node schema, List<Constraint> constraints) {
        readCount(schema, "minLength", Constraint.MinLength::new, constraints);
        readCount(schema, "maxLength", Constraint.MaxLength::new, constraints);
        String expression = context.text(schema, "pattern");
        if (expression != null) {
            readPattern(schema.pointerTo("pattern"), expression, constraints);
        }
        String format = context.text(schema, "format");
        if (format != null && CHECKED_FORMATS.contains(format)) {
            constraints.add(new Constraint.Format(schema.pointerTo("format"), format));
        }
    }

    private void readPattern(String pointer, String expression, List<Constraint> constraints) {
        try {
            for (String foreign : EcmaPattern.translate(expression).foreign()) {
                context.warn(
                        "foreign-pattern",
                        pointer,
                        "`" + expression + "` is not an ECMA 262 pattern: " + foreign,
                        "use ECMA 262 syntax, as other tools expect");
            }
            constraints.add(new Constraint.Pattern(pointer, expression));
        } catch (PatternSyntaxException e) {
            context.warn(
                    "uncheckable-pattern",
                    pointer,
                    "`" + expression + "` is not checked: "
                            + e.getDescription().lines().findFirst().orElse("Java cannot match it"),
                    "use another pattern");
        }
    }

    private void readNumber(Node schema, List<Constraint> constraints) {
        readBound(schema, "minimum", "exclusiveMinimum", Constraint.Minimum::new, constraints);
        readBound(schema, "maximum", "exclusiveMaximum", Constraint.Maximum::new, constraints);
        BigDecimal factor = number(schema.child("multipleOf"));
        if (factor != null && factor.signum() > 0) {
            constraints.add(new Constraint.MultipleOf(schema.pointerTo("multipleOf"), factor));
        } else if (factor != null) {
            context.error(schema.pointerTo("multipleOf"), "must be more than 0; fix the number");
        }
    }

    private interface Bound {
        Constraint of(String pointer, BigDecimal value, boolean exclusive);
    }

    /** In OpenAPI 3.0 the exclusive keyword is a flag of the bound; from 3.1 on it is a bound of its own. */
    private void readBound(Node schema, String inclusive, String exclusive, Bound bound, List<Constraint> constraints) {
        BigDecimal limit = number(schema.child(inclusive));
        Node strict = schema.child(exclusive);
        boolean flag = strict != null && strict.value().isBoolean();
        if (strict != null && flag == context.schemasAreJsonSchema()) {
            context.warn(
                    "old-keyword",
                    strict,
                    "is a keyword of another OpenAPI version, and is read as in that version",
                    flag ? "use a number" : "use `true`, and the bound in `" + inclusive + "`");
        }
        if (limit != null) {
            constraints.add(bound.of(
                    schema.pointerTo(inclusive), limit, flag && strict.value().booleanValue()));
        }
        BigDecimal beyond = flag ? null : number(strict);
        if (beyond != null) {
            constraints.add(bound.of(schema.pointerTo(exclusive), beyond, true));
        }
    }

    private @Nullable BigDecimal number(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        if (node.value().isNumber()) {
            return node.value().decimalValue();
        }
        try {
            BigDecimal number = new BigDecimal(node.value().asText());
            context.warn("wrong-type", node, "is not a number, and is converted to one", "remove the quotes");
            return number;
        } catch (NumberFormatException e) {
            context.error(node, "must be a number; use a number");
            return null;
        }
    }

    private void readCount(
            Node schema, String name, BiFunction<String, Integer, Constraint> constraint, List<Constraint> to) {
        Node node = schema.child(name);
        BigDecimal count = number(node);
        if (node == null || count == null) {
            return;
        }
        if (count.signum() < 0 || count.stripTrailingZeros().scale() > 0) {
            context.error(node, "must be an integer of 0 or more; fix the number");
        } else if (count.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0) {
            to.add(constraint.apply(node.pointer(), count.intValue()));
        } else if (name.startsWith("min")) {
            context.error(node, "must be at most 2147483647; fix the number");
        }
        // A Java value cannot have more, so a greater maximum has no effect.
    }
}
