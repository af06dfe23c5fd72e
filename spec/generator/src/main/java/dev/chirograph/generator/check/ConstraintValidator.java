package dev.chirograph.generator.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.java.EcmaPattern;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Validates values against constraints, with the rules and messages of generated code. */
final class ConstraintValidator {
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    /** The formats that generated code checks. */
    private static final Map<String, Pattern> FORMATS = Map.of(
            "email", Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@" + LABEL + "(?:\\." + LABEL + ")*"),
            "hostname", Pattern.compile("(?=.{1,253}$)" + LABEL + "(?:\\." + LABEL + ")*"),
            "ipv4", Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}"));

    private final Map<String, SchemaMatcher> schemas = new HashMap<>();
    private final Map<String, Pattern> patterns = new HashMap<>();

    /** Returns a message for each constraint that a value of a type violates. */
    void check(List<Constraint> constraints, Type type, JsonNode value, Consumer<String> broken) {
        for (Constraint constraint : constraints) {
            String wanted = constraint instanceof Constraint.OneOf oneOf
                    ? named(oneOf, type, value) ? "" : oneOf(oneOf)
                    : broken(constraint, value);
            if (!wanted.isEmpty()) {
                broken.accept("must " + wanted);
            }
        }
    }

    /** Returns whether a value meets a constraint; a constraint does not apply to values of other types. */
    boolean keeps(Constraint constraint, JsonNode value) {
        return broken(constraint, value).isEmpty();
    }

    private boolean meets(Constraint.Applied applied, JsonNode value) {
        JsonNode schema = ExactJson.read(applied.schema());
        return schema == null
                || schemas.computeIfAbsent(applied.schema(), key -> new SchemaMatcher(schema, this))
                        .meets(value);
    }

    private String broken(Constraint constraint, JsonNode value) {
        if (constraint instanceof Constraint.Applied applied) {
            return meets(applied, value) ? "" : "match the schema of `" + applied.keyword() + "`";
        } else if (value.isTextual()) {
            return brokenText(constraint, value.textValue());
        } else if (value.isNumber()) {
            return brokenNumber(constraint, value.decimalValue());
        } else if (value.isArray()) {
            return brokenList(constraint, value);
        } else if (value.isObject()) {
            return brokenObject(constraint, value);
        }
        return "";
    }

    private static boolean named(Constraint.OneOf oneOf, Type type, JsonNode value) {
        if (type instanceof Type.Text || type instanceof Type.Bool) {
            return oneOf.values().contains(value.asText());
        }
        // Digits are valid JSON.
        return oneOf.values().stream()
                .map(ExactJson::read)
                .anyMatch(allowed -> allowed != null && ValueValidator.same(allowed, value));
    }

    private String brokenText(Constraint constraint, String text) {
        int length = text.codePointCount(0, text.length());
        if (constraint instanceof Constraint.MinLength least) {
            return length < least.value() ? "have at least " + count(least.value(), "character") : "";
        } else if (constraint instanceof Constraint.MaxLength most) {
            return length > most.value() ? "have at most " + count(most.value(), "character") : "";
        } else if (constraint instanceof Constraint.Pattern pattern) {
            return matches(pattern.expression(), text) ? "" : "match " + pattern.expression();
        } else if (constraint instanceof Constraint.Format format) {
            Pattern known = FORMATS.get(format.name());
            return known == null || known.matcher(text).matches() ? "" : "be of the format " + format.name();
        }
        return "";
    }

    private boolean matches(String expression, String text) {
        return patterns.computeIfAbsent(expression, key -> Pattern.compile(EcmaPattern.toJava(key)))
                .matcher(text)
                .find();
    }

    private static String brokenNumber(Constraint constraint, BigDecimal number) {
        if (constraint instanceof Constraint.Minimum bound) {
            int order = number.compareTo(bound.value());
            return order > 0 || order == 0 && !bound.exclusive()
                    ? ""
                    : "be " + (bound.exclusive() ? "more than " : "at least ")
                            + bound.value().toPlainString();
        } else if (constraint instanceof Constraint.Maximum bound) {
            int order = number.compareTo(bound.value());
            return order < 0 || order == 0 && !bound.exclusive()
                    ? ""
                    : "be " + (bound.exclusive() ? "less than " : "at most ")
                            + bound.value().toPlainString();
        } else if (constraint instanceof Constraint.MultipleOf factor) {
            return number.remainder(factor.value()).signum() == 0
                    ? ""
                    : "be a multiple of " + factor.value().toPlainString();
        }
        return "";
    }

    private static String brokenList(Constraint constraint, JsonNode list) {
        if (constraint instanceof Constraint.MinItems least) {
            return list.size() < least.value() ? "have at least " + count(least.value(), "element") : "";
        } else if (constraint instanceof Constraint.MaxItems most) {
            return list.size() > most.value() ? "have at most " + count(most.value(), "element") : "";
        } else if (constraint instanceof Constraint.UniqueItems) {
            return twice(list) ? "not have duplicate elements" : "";
        }
        return "";
    }

    private static boolean twice(JsonNode list) {
        for (int index = 0; index < list.size(); index++) {
            for (int before = 0; before < index; before++) {
                if (ValueValidator.same(list.get(before), list.get(index))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String brokenObject(Constraint constraint, JsonNode object) {
        if (constraint instanceof Constraint.MinProperties least) {
            return object.size() < least.value() ? "have at least " + properties(least.value()) : "";
        } else if (constraint instanceof Constraint.MaxProperties most) {
            return object.size() > most.value() ? "have at most " + properties(most.value()) : "";
        } else if (constraint instanceof Constraint.DependentRequired needs) {
            return !object.has(needs.member()) || needs.needed().stream().allMatch(object::has)
                    ? ""
                    : "have " + String.join(", ", needs.needed()) + " if it has " + needs.member();
        } else if (constraint instanceof Constraint.RequiredSets sets) {
            long kept = sets.alternatives().stream()
                    .filter(names -> names.stream().allMatch(object::has))
                    .count();
            return kept == 1 || kept > 1 && !sets.exclusive()
                    ? ""
                    : "have the properties of " + (sets.exclusive() ? "exactly one" : "one") + " of "
                            + sets.alternatives();
        }
        return "";
    }

    private static String oneOf(Constraint.OneOf oneOf) {
        return oneOf.values().size() == 1
                ? "be " + oneOf.values().get(0)
                : "be one of " + String.join(", ", oneOf.values());
    }

    private static String properties(int number) {
        return number + (number == 1 ? " property" : " properties");
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
