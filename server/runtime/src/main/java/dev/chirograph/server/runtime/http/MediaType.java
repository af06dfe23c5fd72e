package dev.chirograph.server.runtime.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A media type or a range of them (RFC 9110, sections 8.3.1 and 12.5.1).
 *
 * @param type in lower case, or {@code *}
 * @param subtype in lower case, or {@code *}
 * @param parameters by name in lower case, in their order, quotes taken away
 */
public record MediaType(String type, String subtype, Map<String, String> parameters) {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern ESSENCE = Pattern.compile("(" + TOKEN + ")/(" + TOKEN + ")");
    private static final Pattern PARAMETER =
            Pattern.compile("[ \\t]*;[ \\t]*(?:(" + TOKEN + ")=(?:(" + TOKEN + ")|\"((?:[^\"\\\\]|\\\\.)*+)\"))?");

    /** Reads a media type; null when it is none. */
    public static @Nullable MediaType parse(String text) {
        String stripped = text.strip();
        Matcher essence = ESSENCE.matcher(stripped);
        if (!essence.lookingAt()) {
            return null;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(stripped);
        int end = essence.end();
        while (end < stripped.length()) {
            if (!parameter.find(end) || parameter.start() != end) {
                return null;
            }
            end = parameter.end();
            String name = parameter.group(1);
            if (name != null && parameters.putIfAbsent(name.toLowerCase(Locale.ROOT), value(parameter)) != null) {
                // Readers disagree on which of the two counts.
                return null;
            }
        }
        return new MediaType(
                essence.group(1).toLowerCase(Locale.ROOT), essence.group(2).toLowerCase(Locale.ROOT), parameters);
    }

    private static String value(Matcher parameter) {
        String token = parameter.group(2);
        return token != null ? token : parameter.group(3).replaceAll("\\\\(.)", "$1");
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

    /** Tells whether another is within this range; parameters are ignored. */
    public boolean includes(MediaType other) {
        return (type.equals("*") && subtype.equals("*"))
                || (type.equals(other.type) && (subtype.equals("*") || subtype.equals(other.subtype)));
    }

    /** Returns how specific this range is for a media type that it includes; the most specific one is preferred. */
    public int specialty(MediaType other) {
        int exact = type.equals("*") ? 0 : subtype.equals("*") ? 1 : 2;
        boolean parameterised =
                !parameters.isEmpty() && other.parameters.entrySet().containsAll(parameters.entrySet());
        // One that asks for parameters which were not sent is the last of its kind.
        return 3 * exact + (parameterised ? 2 : parameters.isEmpty() ? 1 : 0);
    }

    /** Tells whether text of this type is in UTF-8, which is the default. */
    public boolean isUtf8() {
        String charset = parameters.get("charset");
        return charset == null || charset.equalsIgnoreCase("utf-8");
    }
}
