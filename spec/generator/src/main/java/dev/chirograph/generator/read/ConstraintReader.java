package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.java.EcmaPattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.PatternSyntaxException;

/** Reads the constraints of a schema that its type can break; JSON Schema gives the others no meaning there. */
final class ConstraintReader {
    /** The formats of a string that are checked. Those that choose a type are not among them. */
    private static final Set<String> CHECKED_FORMATS = Set.of("email", "hostname", "ipv4");

    private final Source source;

    ConstraintReader(Source source) {
        this.source = source;
    }

    List<Constraint> read(Node schema, Type type) {
        List<Constraint> constraints = new ArrayList<>();
        if (type instanceof Type.Text) {
            readText(schema, constraints);
        } else if (type instanceof Type.Whole || type instanceof Type.Decimal || type instanceof Type.Floating) {
            readNumber(schema, constraints);
        } else if (type instanceof Type.ListOf) {
            readCount(schema, "minItems", Constraint.MinItems::new, constraints);
            readCount(schema, "maxItems", Constraint.MaxItems::new, constraints);
            if (source.flag(schema, "uniqueItems")) {
                constraints.add(new Constraint.UniqueItems(schema.pointerTo("uniqueItems")));
            }
        } else if (type instanceof Type.MapOf || type instanceof Type.FreeForm) {
            constraints.addAll(readMembers(schema));
        }
        return constraints;
    }

    /** Reads the constraints on the number of an object's members. */
    List<Constraint> readMembers(Node schema) {
        List<Constraint> constraints = new ArrayList<>();
        readCount(schema, "minProperties", Constraint.MinProperties::new, constraints);
        readCount(schema, "maxProperties", Constraint.MaxProperties::new, constraints);
        return constraints;
    }

    private void readText(Node schema, List<Constraint> constraints) {
        readCount(schema, "minLength", Constraint.MinLength::new, constraints);
        readCount(schema, "maxLength", Constraint.MaxLength::new, constraints);
        String expression = source.text(schema, "pattern");
        if (expression != null) {
            readPattern(schema.pointerTo("pattern"), expression, constraints);
        }
        String format = source.text(schema, "format");
        if (format != null && CHECKED_FORMATS.contains(format)) {
            constraints.add(new Constraint.Format(schema.pointerTo("format"), format));
        }
    }

    private void readPattern(String pointer, String expression, List<Constraint> constraints) {
        try {
            EcmaPattern.toJava(expression);
            constraints.add(new Constraint.Pattern(pointer, expression));
        } catch (PatternSyntaxException e) {
            source.refuse(
                    pointer,
                    "`" + expression + "` is no pattern that Java can match: " + e.getDescription()
                            + "; write it another way");
        }
    }

    private void readNumber(Node schema, List<Constraint> constraints) {
        readBound(schema, "minimum", "exclusiveMinimum", Constraint.Minimum::new, constraints);
        readBound(schema, "maximum", "exclusiveMaximum", Constraint.Maximum::new, constraints);
        Node factor = schema.child("multipleOf");
        if (factor != null && number(factor)) {
            if (factor.value().decimalValue().signum() > 0) {
                constraints.add(new Constraint.MultipleOf(
                        factor.pointer(), factor.value().decimalValue()));
            } else {
                source.refuse(factor, "must be more than 0; mend it");
            }
        }
    }

    private interface Bound {
        Constraint of(String pointer, BigDecimal value, boolean exclusive);
    }

    /** In OpenAPI 3.0 the exclusive keyword is a flag of the bound; from 3.1 on it is a bound of its own. */
    private void readBound(Node schema, String inclusive, String exclusive, Bound bound, List<Constraint> constraints) {
        Node limit = schema.child(inclusive);
        Node strict = schema.child(exclusive);
        boolean flagged = !source.schemasAreJsonSchema() && strict != null && source.flag(schema, exclusive);
        if (limit != null && number(limit)) {
            constraints.add(bound.of(limit.pointer(), limit.value().decimalValue(), flagged));
        }
        if (source.schemasAreJsonSchema() && strict != null && number(strict)) {
            constraints.add(bound.of(strict.pointer(), strict.value().decimalValue(), true));
        }
    }

    private boolean number(Node node) {
        if (!node.value().isNumber()) {
            source.refuse(node, "must be a number; write one");
        }
        return node.value().isNumber();
    }

    private void readCount(
            Node schema, String name, BiFunction<String, Integer, Constraint> constraint, List<Constraint> to) {
        Node count = schema.child(name);
        if (count == null) {
            return;
        }
        JsonNode value = count.value();
        if (value.isNumber() && value.canConvertToExactIntegral() && value.canConvertToInt() && value.intValue() >= 0) {
            to.add(constraint.apply(count.pointer(), value.intValue()));
        } else {
            source.refuse(count, "must be a whole number of 0 or more; mend it");
        }
    }
}
