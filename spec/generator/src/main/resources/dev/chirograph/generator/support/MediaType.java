package ${supportPackage};

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value with parameters: a media type (RFC 9110, section 8.3.1) or a disposition (RFC 6266).
 *
 * @param essence the value before the parameters, in lower case
 * @param parameters the parameters, their names in lower case
 */
record MediaType(String essence, Map<String, String> parameters) {

    /** Parses leniently: malformed parts are ignored, and of a repeated parameter the first value counts. */
    static MediaType of(String text) {
        int end = text.indexOf(';');
        String essence = (end < 0 ? text : text.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        Map<String, String> parameters = new LinkedHashMap<>();
        int at = end;
        while (at >= 0 && at < text.length()) {
            int equals = text.indexOf('=', at);
            if (equals < 0) {
                break;
            }
            // Not a parameter: it has no equals sign.
            int start = text.lastIndexOf(';', equals) + 1;
            String name = text.substring(start, equals).strip().toLowerCase(Locale.ROOT);
            StringBuilder value = new StringBuilder();
            at = value(text, equals + 1, value);
            parameters.putIfAbsent(name, value.toString());
        }
        return new MediaType(essence, parameters);
    }

    /** Reads a value, quoted or not, and returns the index of the next parameter. */
    private static int value(String text, int start, StringBuilder value) {
        int at = start;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
                // Browsers do not escape backslashes. Other clients escape quotes with them: the value then continues after the quote.
                if (text.startsWith("\\\"", at) && !ends(text, at + 2)) {
                    at++;
                }
                value.append(text.charAt(at));
            }
            return text.indexOf(';', at);
        }
        int next = text.indexOf(';', at);
        value.append(text.substring(at, next < 0 ? text.length() : next).strip());
        return next;
    }

    private static boolean ends(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at == text.length() || text.charAt(at) == ';';
    }

    /** Returns whether it is JSON, by its name or its suffix (RFC 6839). */
    boolean json() {
        return essence.equals("application/json") || essence.equals("text/json") || essence.endsWith("+json");
    }

    /** Returns whether it is in a range such as {@code image/*}. */
    boolean in(MediaType range) {
        String type = range.essence();
        return type.equals("*/*")
                || type.equals("*")
                || type.equals(essence)
                || type.endsWith("/*") && essence.startsWith(type.substring(0, type.length() - 1));
    }

    boolean wild() {
        return essence.indexOf('*') >= 0;
    }

    @Nullable
    String parameter(String name) {
        return parameters.get(name);
    }
}
