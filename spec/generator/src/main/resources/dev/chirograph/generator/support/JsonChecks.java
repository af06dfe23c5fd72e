package ${supportPackage};

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Checks the constraints of JSON Schema on untyped JSON values. A constraint does not apply to
 * values of other types.
 */
public final class JsonChecks {
    private JsonChecks() {}

    /** Checks a string, see {@link Checks#minLength}. */
    public static void minLength(ViolationSink sink, JsonValue value, int least) {
        if (value instanceof JsonString text) {
            Checks.minLength(sink, text.getString(), least);
        }
    }

    /** Checks a string, see {@link Checks#maxLength}. */
    public static void maxLength(ViolationSink sink, JsonValue value, int most) {
        if (value instanceof JsonString text) {
            Checks.maxLength(sink, text.getString(), most);
        }
    }

    /** Checks a string, see {@link Checks#pattern}. */
    public static void pattern(ViolationSink sink, JsonValue value, Pattern pattern, String expression) {
        if (value instanceof JsonString text) {
            Checks.pattern(sink, text.getString(), pattern, expression);
        }
    }

    /** Checks a string, see {@link Checks#format}. */
    public static void format(ViolationSink sink, JsonValue value, String format) {
        if (value instanceof JsonString text) {
            Checks.format(sink, text.getString(), format);
        }
    }

    /** Checks a number, see {@link Checks#minimum}. */
    public static void minimum(ViolationSink sink, JsonValue value, BigDecimal bound) {
        if (value instanceof JsonNumber number) {
            Checks.minimum(sink, number.bigDecimalValue(), bound);
        }
    }

    /** Checks a number, see {@link Checks#exclusiveMinimum}. */
    public static void exclusiveMinimum(ViolationSink sink, JsonValue value, BigDecimal bound) {
        if (value instanceof JsonNumber number) {
            Checks.exclusiveMinimum(sink, number.bigDecimalValue(), bound);
        }
    }

    /** Checks a number, see {@link Checks#maximum}. */
    public static void maximum(ViolationSink sink, JsonValue value, BigDecimal bound) {
        if (value instanceof JsonNumber number) {
            Checks.maximum(sink, number.bigDecimalValue(), bound);
        }
    }

    /** Checks a number, see {@link Checks#exclusiveMaximum}. */
    public static void exclusiveMaximum(ViolationSink sink, JsonValue value, BigDecimal bound) {
        if (value instanceof JsonNumber number) {
            Checks.exclusiveMaximum(sink, number.bigDecimalValue(), bound);
        }
    }

    /** Checks a number, see {@link Checks#multipleOf}. */
    public static void multipleOf(ViolationSink sink, JsonValue value, BigDecimal factor) {
        if (value instanceof JsonNumber number) {
            Checks.multipleOf(sink, number.bigDecimalValue(), factor);
        }
    }

    /** Checks a list, see {@link Checks#minItems}. */
    public static void minItems(ViolationSink sink, JsonValue value, int least) {
        if (value instanceof JsonArray list) {
            Checks.minItems(sink, list, least);
        }
    }

    /** Checks a list, see {@link Checks#maxItems}. */
    public static void maxItems(ViolationSink sink, JsonValue value, int most) {
        if (value instanceof JsonArray list) {
            Checks.maxItems(sink, list, most);
        }
    }

    /** Checks a list, see {@link Checks#uniqueItems}. */
    public static void uniqueItems(ViolationSink sink, JsonValue value) {
        if (value instanceof JsonArray list) {
            Checks.uniqueItems(sink, list);
        }
    }

    /** Checks an object, see {@link Checks#minProperties}. */
    public static void minProperties(ViolationSink sink, JsonValue value, int least) {
        if (value instanceof JsonObject object) {
            Checks.minProperties(sink, object.size(), least);
        }
    }

    /** Checks an object, see {@link Checks#maxProperties}. */
    public static void maxProperties(ViolationSink sink, JsonValue value, int most) {
        if (value instanceof JsonObject object) {
            Checks.maxProperties(sink, object.size(), most);
        }
    }

    /** Checks an object, see {@link #dependentRequired(ViolationSink, Set, String, List)}. */
    public static void dependentRequired(ViolationSink sink, JsonValue value, String member, List<String> needed) {
        if (value instanceof JsonObject object) {
            dependentRequired(sink, object.keySet(), member, needed);
        }
    }

    /** Checks {@code dependentRequired} of a map. */
    public static void dependentRequired(ViolationSink sink, Set<String> members, String member, List<String> needed) {
        List<String> missing =
                needed.stream().filter(name -> !members.contains(name)).toList();
        if (members.contains(member) && !missing.isEmpty()) {
            sink.broken("must have " + String.join(" and ", missing) + " where it has " + member);
        }
    }

    /** Checks an object, see {@link #requiredSets(ViolationSink, Set, boolean, List)}. */
    public static void requiredSets(ViolationSink sink, JsonValue value, boolean exclusive, List<List<String>> alternatives) {
        if (value instanceof JsonObject object) {
            requiredSets(sink, object.keySet(), exclusive, alternatives);
        }
    }

    /**
     * Checks that a map has all members of one of the sets.
     *
     * @param exclusive whether it must match only one of the sets
     */
    public static void requiredSets(
            ViolationSink sink, Set<String> members, boolean exclusive, List<List<String>> alternatives) {
        long fulfilled = alternatives.stream().filter(members::containsAll).count();
        if (fulfilled == 0 || exclusive && fulfilled > 1) {
            String sets = alternatives.stream()
                    .map(names -> names.isEmpty() ? "none" : String.join(" and ", names))
                    .collect(Collectors.joining(", or "));
            sink.broken((fulfilled == 0 ? "must have " : "must have only one of: ") + sets);
        }
    }
}
