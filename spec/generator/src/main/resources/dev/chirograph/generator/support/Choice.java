package ${supportPackage};

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Selects the variant of a value by trial, where there is no discriminator. Not thread-safe.
 *
 * @param <T> the common type of the variants
 */
public final class Choice<T> {
    private final JsonReader reader;
    private final List<Option<T>> options = new ArrayList<>();

    /**
     * A variant.
     *
     * @param kinds the possible JSON types; all if empty
     */
    private record Option<T>(String name, Set<JsonType> kinds, Function<JsonReader, ? extends @Nullable T> read) {}

    /** A variant and the result of its attempt. */
    private record Tried<T>(Option<T> option, VariantAttempt<T> attempt) {
        boolean fits() {
            return attempt.violations().isEmpty();
        }
    }

    /** Starts a choice for the current value of a reader. */
    public Choice(JsonReader reader) {
        this.reader = reader;
    }

    /**
     * Adds a variant.
     *
     * @param name its name in violations
     * @param kinds the possible JSON types; all if none is given
     */
    public Choice<T> or(String name, Codec<? extends T> codec, JsonType... kinds) {
        return or(name, codec::read, kinds);
    }

    /** Adds a variant that a method reads. */
    public Choice<T> or(String name, Function<JsonReader, ? extends @Nullable T> read, JsonType... kinds) {
        Set<JsonType> set = EnumSet.noneOf(JsonType.class);
        set.addAll(List.of(kinds));
        options.add(new Option<>(name, set, read));
        return this;
    }

    /** Reads the value as the only variant that matches; null, and a violation, if none or several match. */
    public @Nullable T one() {
        return strict(true);
    }

    /** Reads the value as the variant that matches best; null, and a violation, if none matches. */
    public @Nullable T best() {
        return strict(false);
    }

    /** Reads the value as the variant that matches best; if none matches, creates the representation of an unknown value. */
    public @Nullable T orElse(Function<JsonValue, T> unknown) {
        JsonValue value = reader.value();
        if (value == null) {
            return null;
        }
        VariantAttempt<T> best = best(tried(value));
        if (best == null) {
            return unknown(reader, value, unknown);
        }
        reader.count(best.unknownMembers());
        return best.value();
    }

    /**
     * Creates the representation of an unknown value. While the union is itself tried as a variant of another, an unknown value
     * does not match, and null is returned.
     */
    public static <T> @Nullable T unknown(JsonReader reader, JsonValue value, Function<JsonValue, T> unknown) {
        if (value == JsonValue.NULL) {
            reader.broken("must not be null");
            return null;
        }
        if (reader.tried()) {
            reader.broken("must be one of the known types");
            return null;
        }
        reader.count(1);
        return unknown.apply(value);
    }

    /** Returns the discriminator value of an object; empty if it has none. */
    public static String tag(JsonValue value, String property) {
        JsonValue tag = value.getValueType() == JsonValue.ValueType.OBJECT
                ? value.asJsonObject().get(property)
                : null;
        if (tag == null || tag == JsonValue.NULL) {
            return "";
        }
        return tag instanceof JsonString text ? text.getString() : tag.toString();
    }

    /** Reports an unknown discriminator value; returns null. */
    public static <T> @Nullable T untold(JsonReader reader, JsonValue value, String property, List<String> tags) {
        if (value.getValueType() == JsonValue.ValueType.OBJECT) {
            reader.report(
                    property, tags.size() == 1 ? "must be " + tags.get(0) : "must be one of " + words(", ", tags));
        } else {
            reader.broken(value == JsonValue.NULL ? "must be an object and not null" : "must be an object");
        }
        return null;
    }

    private @Nullable T strict(boolean exclusive) {
        JsonValue value = reader.value();
        if (value == null) {
            return null;
        }
        List<Tried<T>> tried = tried(value);
        if (tried.isEmpty()) {
            refuseKind(value);
            return null;
        }
        VariantAttempt<T> best = best(tried);
        if (best == null) {
            refuse(tried);
            return null;
        }
        List<String> fitting =
                tried.stream().filter(Tried::fits).map(each -> each.option.name).toList();
        if (exclusive && !reader.untyped() && fitting.size() > 1) {
            reader.broken("must fit only one of " + words(" and ", fitting));
            return null;
        }
        reader.count(best.unknownMembers());
        return best.value();
    }

    private List<Tried<T>> tried(JsonValue value) {
        List<Tried<T>> tried = new ArrayList<>();
        for (Option<T> option : options) {
            if (possible(option, value)) {
                tried.add(new Tried<>(option, reader.attempt(option.read, value)));
            }
        }
        if (reader.untyped() && tried.stream().noneMatch(Tried::fits)) {
            // A number may be a string, and a single value may be a list of one element.
            for (Option<T> option : options) {
                if (!possible(option, value)) {
                    tried.add(new Tried<>(option, reader.attempt(option.read, value)));
                }
            }
        }
        return tried;
    }

    private static boolean possible(Option<?> option, JsonValue value) {
        JsonType kind = JsonType.of(value);
        return option.kinds.isEmpty() || kind != null && option.kinds.contains(kind);
    }

    /** The variant that knows most of the value, the first of equals; null if none matches. */
    private @Nullable VariantAttempt<T> best(List<Tried<T>> tried) {
        return tried.stream()
                .filter(Tried::fits)
                .map(Tried::attempt)
                .min(Comparator.comparingInt(VariantAttempt::unknownMembers))
                .orElse(null);
    }

    private void refuseKind(JsonValue value) {
        List<String> kinds = options.stream()
                .flatMap(option -> option.kinds.stream())
                .distinct()
                .map(kind -> kind.words)
                .toList();
        reader.broken("must be " + words(" or ", kinds) + (value == JsonValue.NULL ? " and not null" : ""));
    }

    /** Reports the violations of the best matching variant for an object or a list, and the possible types for other values. */
    private void refuse(List<Tried<T>> tried) {
        List<Violation> nearest = tried.stream()
                .map(Tried::attempt)
                .min(Comparator.<VariantAttempt<T>>comparingInt(
                                each -> each.violations().size())
                        .thenComparingInt(VariantAttempt::unknownMembers))
                .orElseThrow()
                .violations();
        String here = reader.pointer();
        boolean deep =
                nearest.stream().anyMatch(violation -> !violation.pointer().equals(here));
        if (deep || tried.size() == 1) {
            reader.report(nearest);
        } else {
            Stream<String> each = tried.stream()
                    .flatMap(one -> one.attempt.violations().stream().limit(1))
                    .map(Violation::message);
            reader.broken(words(", or ", each.distinct().toList()));
        }
    }

    private static String words(String between, List<String> words) {
        return words.stream().collect(Collectors.joining(between));
    }
}
