package dev.chirograph.server.runtime.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A media type or a range of them (RFC 9110, sections 8.3.1 and 12.5.1).
 *
 * @param type in lower case, or {@code *}
 * @param subtype in lower case, or {@code *}
 * @param parameters by name in lower case, in their order, without quotes
 */
public record MediaType(String type, String subtype, Map<String, String> parameters) {
    /** The parsed media types of operations. Their number is bounded by the document: none comes from a client. */
    private static final Map<String, Optional<MediaType>> DECLARED = new ConcurrentHashMap<>();

    /** Parses a media type of an operation, once; null if it is malformed. */
    public static @Nullable MediaType declared(String text) {
        return DECLARED.computeIfAbsent(text, declared -> Optional.ofNullable(parse(declared)))
                .orElse(null);
    }

    /** Parses a media type; null if it is malformed, or has a parameter twice, since recipients disagree on which counts. */
    public static @Nullable MediaType parse(String text) {
        String stripped = text.strip();
        int slash = HttpSyntax.endOfToken(stripped, 0);
        if (slash == 0 || slash == stripped.length() || stripped.charAt(slash) != '/') {
            return null;
        }
        int end = HttpSyntax.endOfToken(stripped, slash + 1);
        if (end == slash + 1) {
            return null;
        }
        Map<String, String> parameters = end == stripped.length() ? Map.of() : parameters(stripped, end);
        return parameters == null
                ? null
                : new MediaType(
                        stripped.substring(0, slash).toLowerCase(Locale.ROOT),
                        stripped.substring(slash + 1, end).toLowerCase(Locale.ROOT),
                        parameters);
    }

    private static @Nullable Map<String, String> parameters(String text, int from) {
        Map<String, String> parameters = new LinkedHashMap<>();
        int at = from;
        while (at < text.length()) {
            at = skipBlanks(text, at);
            if (at == text.length() || text.charAt(at) != ';') {
                return null;
            }
            at = skipBlanks(text, at + 1);
            int equals = HttpSyntax.endOfToken(text, at);
            if (equals == at) {
                // RFC 9110, section 5.6.6: a parameter may be empty.
                continue;
            }
            if (equals == text.length() || text.charAt(equals) != '=') {
                return null;
            }
            String name = text.substring(at, equals).toLowerCase(Locale.ROOT);
            int end = endOfValue(text, equals + 1);
            if (end < 0 || parameters.putIfAbsent(name, value(text, equals + 1, end)) != null) {
                return null;
            }
            at = end;
        }
        return parameters;
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    /** Returns the index behind a token or a quoted string; -1 if there is neither. */
    private static int endOfValue(String text, int from) {
        if (from == text.length() || text.charAt(from) != '"') {
            int end = HttpSyntax.endOfToken(text, from);
            return end == from ? -1 : end;
        }
        for (int at = from + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                return at + 1;
            }
            if (c == '\\') {
                at++;
            }
        }
        return -1;
    }

    private static String value(String text, int from, int end) {
        if (text.charAt(from) != '"') {
            return text.substring(from, end);
        }
        if (text.indexOf('\\', from) < 0) {
            return text.substring(from + 1, end - 1);
        }
        var value = new StringBuilder(end - from);
        for (int at = from + 1; at < end - 1; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            }
            value.append(text.charAt(at));
        }
        return value.toString();
    }

    /** Splits the lines of a list header at their commas, except within quotes. */
    public static List<String> elements(List<String> lines) {
        List<String> elements = new ArrayList<>();
        for (String line : lines) {
            int from = 0;
            boolean quoted = false;
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (quoted && c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = !quoted;
                } else if (c == ',' && !quoted) {
                    elements.add(line.substring(from, i).strip());
                    from = i + 1;
                }
            }
            elements.add(line.substring(from).strip());
        }
        elements.removeIf(String::isEmpty);
        return elements;
    }

    /** Returns whether another is within this range; parameters are ignored. */
    public boolean includes(MediaType other) {
        return (type.equals("*") && subtype.equals("*"))
                || (type.equals(other.type) && (subtype.equals("*") || subtype.equals(other.subtype)));
    }

    /** Returns how specific this range is for a media type that it includes; the most specific one is preferred. */
    public int specialty(MediaType other) {
        int exact = type.equals("*") ? 0 : subtype.equals("*") ? 1 : 2;
        boolean parameterised =
                !parameters.isEmpty() && other.parameters.entrySet().containsAll(parameters.entrySet());
        // A range whose parameters were not sent comes last among its kind.
        return 3 * exact + (parameterised ? 2 : parameters.isEmpty() ? 1 : 0);
    }

    /** Returns whether strings of this type are in UTF-8, which is the default. */
    public boolean isUtf8() {
        String charset = parameters.get("charset");
        return charset == null || charset.equalsIgnoreCase("utf-8");
    }
}
