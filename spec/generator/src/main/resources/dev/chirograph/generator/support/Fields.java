package ${supportPackage};

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names and values of a query, of cookies or of a form, in order. Names are decoded, values are still
 * encoded. Immutable.
 */
public final class Fields {
    private final String in;
    private final TextEncoding coding;
    private final Map<String, List<String>> raws;

    private Fields(String in, TextEncoding coding, Map<String, List<String>> raws) {
        this.in = in;
        this.coding = coding;
        this.raws = raws;
    }

    /**
     * Parses a query.
     *
     * @param raw the query without its question mark, as it was sent; empty if there are none
     * @param violations collects invalid names and the violation of the limit
     */
    public static Fields query(String raw, Violations violations) {
        return new Fields("query", TextEncoding.FORM, split(raw, "&", TextEncoding.FORM, violations.at("query", "")));
    }

    /**
     * Parses cookies (RFC 6265, section 4.2.1); their values may be quoted.
     *
     * @param lines the values of the header {@code Cookie}
     * @param violations collects invalid names and the violation of the limit
     */
    public static Fields cookies(List<String> lines, Violations violations) {
        return new Fields(
                "cookie",
                TextEncoding.PERCENT,
                split(String.join(";", lines), ";", TextEncoding.PERCENT, violations.at("cookie", "")));
    }

    /** Parses a form body (WHATWG URL, section 5.1). */
    static Fields form(byte[] body, Violations violations) {
        StringBuilder raw = new StringBuilder(body.length);
        for (byte each : body) {
            if (each >= 0) {
                raw.append((char) each);
            } else {
                // Some clients send UTF-8 as it is.
                raw.append('%').append(HexFormat.of().toHexDigits(each));
            }
        }
        return new Fields("body", TextEncoding.FORM, split(raw.toString(), "&", TextEncoding.FORM, violations.at("body", "")));
    }

    private static Map<String, List<String>> split(String raw, String delimiter, TextEncoding coding, ViolationSink sink) {
        Map<String, List<String>> raws = new LinkedHashMap<>();
        String[] pairs = raw.split(delimiter, Part.MAXIMUM + 2);
        if (pairs.length > Part.MAXIMUM) {
            sink.broken("must have at most " + Part.MAXIMUM + " names");
            return raws;
        }
        for (String each : pairs) {
            String pair = coding == TextEncoding.PERCENT ? each.strip() : each;
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            String name = coding.decode(sink, equals < 0 ? pair : pair.substring(0, equals));
            if (name != null) {
                raws.computeIfAbsent(name, first -> new ArrayList<>())
                        .add(coding == TextEncoding.PERCENT ? unquoted(value) : value);
            }
        }
        return raws;
    }

    /** RFC 6265, section 4.1.1. */
    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    String in() {
        return in;
    }

    TextEncoding coding() {
        return coding;
    }

    /** The encoded values of a name. */
    List<String> raws(String name) {
        return raws.getOrDefault(name, List.of());
    }

    Map<String, List<String>> raws() {
        return raws;
    }
}
