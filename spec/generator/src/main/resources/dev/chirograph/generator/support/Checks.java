package ${supportPackage};

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks the constraints of JSON Schema and reports violations. */
public final class Checks {
    // The rule of HTML for <input type=email>: it accepts addresses that mail servers accept, without comments and quoted parts.
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@"
            + "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
            + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
    private static final Pattern HOSTNAME = Pattern.compile("(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
            + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

    private Checks() {}

    /** Counts characters as Unicode code points. */
    public static void minLength(ViolationSink sink, String value, int least) {
        if (value.codePointCount(0, value.length()) < least) {
            sink.broken("must have at least " + count(least, "character"));
        }
    }

    /** Counts characters as Unicode code points. */
    public static void maxLength(ViolationSink sink, String value, int most) {
        if (value.codePointCount(0, value.length()) > most) {
            sink.broken("must have at most " + count(most, "character"));
        }
    }

    /**
     * Searches for a match anywhere in the string.
     *
     * @param expression the pattern in the contract
     */
    public static void pattern(ViolationSink sink, String value, Pattern pattern, String expression) {
        if (!pattern.matcher(value).find()) {
            sink.broken("must match " + expression);
        }
    }

    /** Checks a format; unknown formats are ignored. */
    public static void format(ViolationSink sink, String value, String format) {
        boolean good = switch (format) {
            case "email" -> EMAIL.matcher(value).matches();
            case "hostname" -> HOSTNAME.matcher(value).matches();
            case "ipv4" -> IPV4.matcher(value).matches();
            default -> true;
        };
        if (!good) {
            sink.broken("must be " + (format.equals("email") ? "an e-mail address" : "of the format " + format));
        }
    }

    /** Checks a lower bound. */
    public static void minimum(ViolationSink sink, BigDecimal value, BigDecimal bound) {
        if (value.compareTo(bound) < 0) {
            sink.broken("must be at least " + bound.toPlainString());
        }
    }

    /** Checks an exclusive lower bound. */
    public static void exclusiveMinimum(ViolationSink sink, BigDecimal value, BigDecimal bound) {
        if (value.compareTo(bound) <= 0) {
            sink.broken("must be more than " + bound.toPlainString());
        }
    }

    /** Checks an upper bound. */
    public static void maximum(ViolationSink sink, BigDecimal value, BigDecimal bound) {
        if (value.compareTo(bound) > 0) {
            sink.broken("must be at most " + bound.toPlainString());
        }
    }

    /** Checks an exclusive upper bound. */
    public static void exclusiveMaximum(ViolationSink sink, BigDecimal value, BigDecimal bound) {
        if (value.compareTo(bound) >= 0) {
            sink.broken("must be less than " + bound.toPlainString());
        }
    }

    /** Checks for a whole multiple. */
    public static void multipleOf(ViolationSink sink, BigDecimal value, BigDecimal factor) {
        if (value.remainder(factor).signum() != 0) {
            sink.broken("must be a multiple of " + factor.toPlainString());
        }
    }

    /** Counts elements. */
    public static void minItems(ViolationSink sink, Collection<?> value, int least) {
        if (value.size() < least) {
            sink.broken("must have at least " + count(least, "element"));
        }
    }

    /** Counts elements. */
    public static void maxItems(ViolationSink sink, Collection<?> value, int most) {
        if (value.size() > most) {
            sink.broken("must have at most " + count(most, "element"));
        }
    }

    /** Checks for equal elements: compares numbers by value, bytes by content, and JSON as JSON Schema does. */
    public static void uniqueItems(ViolationSink sink, Collection<?> value) {
        Set<Object> seen = new HashSet<>();
        for (Object element : value) {
            if (!seen.add(JsonEquality.key(element))) {
                sink.broken("must not have an element twice");
                return;
            }
        }
    }

    /** Compares the number of members. */
    public static void minProperties(ViolationSink sink, int members, int least) {
        if (members < least) {
            sink.broken("must have at least " + (least == 1 ? "1 property" : least + " properties"));
        }
    }

    /** Compares the number of members. */
    public static void maxProperties(ViolationSink sink, int members, int most) {
        if (members > most) {
            sink.broken("must have at most " + (most == 1 ? "1 property" : most + " properties"));
        }
    }

    /** Checks {@code enum}. */
    public static void oneOf(ViolationSink sink, String value, List<String> values) {
        if (!values.contains(value)) {
            none(sink, values);
        }
    }

    /** Checks {@code enum}; 1.0 equals 1. */
    public static void oneOf(ViolationSink sink, BigDecimal value, List<BigDecimal> values) {
        for (BigDecimal each : values) {
            if (each.compareTo(value) == 0) {
                return;
            }
        }
        none(sink, values.stream().map(BigDecimal::toPlainString).toList());
    }

    /** Checks {@code enum}. */
    public static void oneOf(ViolationSink sink, boolean value, List<Boolean> values) {
        if (!values.contains(value)) {
            none(sink, values.stream().map(String::valueOf).toList());
        }
    }

    /** Checks {@code enum}; compares values as JSON Schema does. */
    public static void oneOf(ViolationSink sink, JsonValue value, List<JsonValue> values) {
        Object key = JsonEquality.key(value);
        for (JsonValue each : values) {
            if (JsonEquality.key(each).equals(key)) {
                return;
            }
        }
        none(sink, values.stream().map(JsonValue::toString).toList());
    }

    /** Checks {@code dependentRequired}; must be called before the end of the object. */
    public static void dependentRequired(JsonReader reader, String member, List<String> needed) {
        if (reader.has(member)) {
            for (String name : needed) {
                if (!reader.has(name)) {
                    reader.missing(name, "must be present where " + member + " is");
                }
            }
        }
    }

    /**
     * Checks that an object has all members of one of the sets; must be called before the end of the object.
     *
     * @param exclusive whether it must match only one of the sets
     */
    public static void requiredSets(JsonReader reader, boolean exclusive, List<List<String>> alternatives) {
        long fulfilled = alternatives.stream()
                .filter(names -> names.stream().allMatch(reader::has))
                .count();
        if (fulfilled == 0 || exclusive && fulfilled > 1) {
            String sets = alternatives.stream()
                    .map(names -> names.isEmpty() ? "none" : String.join(" and ", names))
                    .collect(Collectors.joining(", or "));
            reader.broken((fulfilled == 0 ? "must have " : "must have only one of: ") + sets);
        }
    }

    private static void none(ViolationSink sink, List<String> values) {
        sink.broken(values.size() == 1 ? "must be " + values.get(0) : "must be one of " + String.join(", ", values));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
