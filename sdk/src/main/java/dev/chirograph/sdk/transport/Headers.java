package dev.chirograph.sdk.transport;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The headers of a request or a response. Names are case-insensitive (RFC 9110, section 5.1). Immutable. */
public final class Headers {
    private static final Headers NONE = new Headers(Map.of());

    private final Map<String, List<String>> values;

    private Headers(Map<String, List<String>> values) {
        this.values = values;
    }

    /** Returns no headers. */
    public static Headers none() {
        return NONE;
    }

    /**
     * Returns a copy of headers. Names that differ only in case are merged.
     *
     * @param headers the values of each name, in order
     */
    public static Headers of(Map<String, List<String>> headers) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        headers.forEach((name, values) -> copy.computeIfAbsent(lowerCase(name), unused -> new ArrayList<>())
                .addAll(values));
        copy.replaceAll((name, values) -> List.copyOf(values));
        return new Headers(Collections.unmodifiableMap(copy));
    }

    /** Returns the first value of a header; null for none. */
    public @Nullable String first(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? null : all.get(0);
    }

    /** Returns the values of a header in order, one for each header line; empty for none. Unmodifiable. */
    public List<String> all(String name) {
        return values.getOrDefault(lowerCase(name), List.of());
    }

    /** Returns all headers by name in lower case; unmodifiable. */
    public Map<String, List<String>> asMap() {
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Headers headers && values.equals(headers.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Returns the names without the values, some of which are secrets. */
    @Override
    public String toString() {
        return "Headers" + values.keySet();
    }

    private static String lowerCase(String name) {
        return Objects.requireNonNull(name, "name").toLowerCase(Locale.ROOT);
    }
}
