package ${supportPackage};

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue.ValueType;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Writes values as parameters, in the styles of OpenAPI (3.1.1, section 4.8.12.2), which are those of RFC 6570. {@link RawParameter}
 * reads what is written here.
 *
 * <pre>{@code
 * String segment = Styles.path("id", Style.SIMPLE, false, Json.tree(Codecs.UUID, id));          // 8f14e45f-…
 * String pairs = Styles.query("tag", Style.FORM, true, Json.tree(TAGS, tags));                  // tag=a&tag=b, or empty
 * String pairs = "where=" + Styles.encode(Styles.json(Json.tree(WhereCodec.INSTANCE, where)));  // content: application/json
 * String cookies = Styles.cookie("theme", true, tree);                                          // theme=dark, or empty
 * String line = Styles.header("X-Tags", false, tree);                                           // a,b
 * }</pre>
 *
 * <p>Everything except headers is percent-encoded, with only the unreserved characters left. Lists and objects within a list or an
 * object are written as JSON, since no style defines them; so is null there. Also:
 *
 * <ul>
 *   <li>Null is omitted (RFC 6570, section 2.3: it is undefined), and is read as absent.
 *   <li>An empty list or object is omitted if it is exploded, and is read as absent. Otherwise it is written as the name with an
 *       empty value (in deepObject: as JSON) and read as empty. RFC 6570 omits it there too, but a required list must differ from
 *       an absent one.
 *   <li>A list of one empty string, if not exploded, is written like an empty list and read as one.
 *   <li>In a path, where no parameter can be absent, an empty string, {@code .} and {@code ..} are rejected.
 *   <li>A space in style spaceDelimited, a bar in pipeDelimited, a bracket in a name of deepObject, and a comma or an outer space in
 *       a list of a header are rejected: they would be read as something else.
 * </ul>
 */
public final class Styles {
    private Styles() {}

    /**
     * Writes a path segment, with the prefix of its style.
     *
     * @throws IllegalArgumentException if the value cannot be a path segment
     */
    public static String path(String name, Style style, boolean explode, JsonValue value) {
        String text = switch (style) {
            case LABEL -> "." + joined(value, explode ? "." : ",", explode, Styles::encodeDots);
            case MATRIX -> matrix(name, explode, value);
            default -> joined(value, ",", explode, Styles::encode);
        };
        if (value == JsonValue.NULL || text.isEmpty() || text.equals(".") || text.equals("..")) {
            throw new IllegalArgumentException(name + " is a part of the path and cannot be "
                    + (text.isEmpty() ? "empty" : value == JsonValue.NULL ? "null" : text));
        }
        return text;
    }

    /**
     * Writes a query parameter as {@code name=value}, several of them separated by {@code &}; an empty string if there is nothing
     * to write.
     *
     * @throws IllegalArgumentException if the style cannot represent the value
     */
    public static String query(String name, Style style, boolean explode, JsonValue value) {
        return String.join("&", pairs(name, style, explode, value));
    }

    /** Writes a cookie as {@code name=value}, several of them separated by {@code ; }; an empty string if there is nothing to write. */
    public static String cookie(String name, boolean explode, JsonValue value) {
        return String.join("; ", pairs(name, Style.FORM, explode, value));
    }

    /**
     * Writes the value of a header, without encoding; an empty string for an empty list. The caller must omit null.
     *
     * @throws IllegalArgumentException if the value has a line break or another control character, or a comma in a list
     */
    public static String header(String name, boolean explode, JsonValue value) {
        if (explode && value.getValueType() == ValueType.OBJECT) {
            for (String member : value.asJsonObject().keySet()) {
                check(member.indexOf('=') < 0, name, "an equals sign in the name of a member, which ends there");
            }
        }
        String text = joined(value, ",", explode, each -> {
            check(!composite(value) || each.indexOf(',') < 0, name, "a comma in an element, since commas separate elements");
            check(
                    !composite(value) || each.equals(each.strip()),
                    name,
                    "spaces around an element, since they are ignored");
            return each;
        });
        check(text.chars().noneMatch(c -> c < ' ' && c != '\t' || c == 0x7f), name, "control characters in a header");
        return text;
    }

    /** Writes a value as JSON text in ASCII, which is allowed in headers too. */
    public static String json(JsonValue value) {
        String json = value.toString();
        StringBuilder ascii = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c < 0x7f) {
                ascii.append(c);
            } else {
                ascii.append(String.format("\\u%04x", (int) c));
            }
        }
        return ascii.toString();
    }

    /** Percent-encodes all but the unreserved characters (RFC 3986, section 2.3). */
    public static String encode(String text) {
        return PercentEncoding.encode(text);
    }

    /** Returns the pairs {@code name=value} of a query, a form or cookies. */
    static List<String> pairs(String name, Style style, boolean explode, JsonValue value) {
        List<String> pairs = new ArrayList<>();
        if (value == JsonValue.NULL) {
            return pairs;
        }
        if (style == Style.DEEP_OBJECT) {
            deep(name, value, pairs);
        } else if (explode && value.getValueType() == ValueType.ARRAY) {
            value.asJsonArray().forEach(element -> pairs.add(pair(name, encode(text(element)))));
        } else if (explode && value.getValueType() == ValueType.OBJECT) {
            value.asJsonObject().forEach((member, each) -> pairs.add(pair(member, encode(text(each)))));
        } else {
            pairs.add(pair(name, delimited(name, style, value)));
        }
        return pairs;
    }

    private static String delimited(String name, Style style, JsonValue value) {
        return switch (style) {
            case SPACE_DELIMITED -> joined(value, "%20", false, each -> without(name, " ", each, value));
            case PIPE_DELIMITED -> joined(value, "%7C", false, each -> without(name, "|", each, value));
            default -> joined(value, ",", false, Styles::encode);
        };
    }

    private static String without(String name, String delimiter, String text, JsonValue value) {
        check(
                !composite(value) || !text.contains(delimiter),
                name,
                "\"" + delimiter + "\" in an element, since it separates elements");
        return encode(text);
    }

    private static boolean composite(JsonValue value) {
        return value.getValueType() == ValueType.ARRAY || value.getValueType() == ValueType.OBJECT;
    }

    private static void check(boolean good, String name, String what) {
        if (!good) {
            throw new IllegalArgumentException(name + " cannot have " + what);
        }
    }

    private static String matrix(String name, boolean explode, JsonValue value) {
        if (explode && value.getValueType() == ValueType.ARRAY) {
            StringBuilder text = new StringBuilder();
            value.asJsonArray().forEach(element -> text.append(matrix(name, encode(text(element)))));
            return text.toString();
        }
        if (explode && value.getValueType() == ValueType.OBJECT) {
            StringBuilder text = new StringBuilder();
            value.asJsonObject().forEach((member, each) -> text.append(matrix(member, encode(text(each)))));
            return text.toString();
        }
        return matrix(name, joined(value, ",", false, Styles::encode));
    }

    /** RFC 6570, section 3.2.7: an empty value has no equals sign. */
    private static String matrix(String name, String value) {
        return ";" + encode(name) + (value.isEmpty() ? "" : "=" + value);
    }

    private static void deep(String name, JsonValue value, List<String> pairs) {
        if (value.getValueType() == ValueType.OBJECT && !value.asJsonObject().isEmpty()) {
            value.asJsonObject().forEach((member, each) -> {
                check(!member.isEmpty(), name, "a member without a name, which would be an element");
                check(
                        member.indexOf('[') < 0 && member.indexOf(']') < 0,
                        name,
                        "brackets in the name of a member, since brackets enclose it");
                deep(name + "[" + member + "]", each, pairs);
            });
        } else if (value.getValueType() == ValueType.ARRAY
                && !value.asJsonArray().isEmpty()) {
            int index = 0;
            for (JsonValue element : value.asJsonArray()) {
                deep(name + "[" + index++ + "]", element, pairs);
            }
        } else {
            pairs.add(pair(name, encode(text(value))));
        }
    }

    private static String pair(String name, String value) {
        return encode(name) + "=" + value;
    }

    /** Writes one string, or a list or an object as strings with a delimiter between. */
    private static String joined(JsonValue value, String delimiter, boolean explode, UnaryOperator<String> encode) {
        List<String> texts = new ArrayList<>();
        if (value.getValueType() == ValueType.ARRAY) {
            value.asJsonArray().forEach(element -> texts.add(encode.apply(text(element))));
        } else if (value.getValueType() == ValueType.OBJECT) {
            for (Map.Entry<String, JsonValue> member : value.asJsonObject().entrySet()) {
                String name = encode.apply(member.getKey());
                String text = encode.apply(text(member.getValue()));
                if (explode) {
                    texts.add(name + "=" + text);
                } else {
                    texts.add(name);
                    texts.add(text);
                }
            }
        } else {
            return encode.apply(text(value));
        }
        return String.join(delimiter, texts);
    }

    private static String encodeDots(String text) {
        return encode(text).replace(".", "%2E");
    }

    /** Writes a string as itself, and everything else as JSON. */
    static String text(JsonValue value) {
        if (value instanceof JsonString string) {
            return string.getString();
        }
        return value instanceof JsonNumber number ? Scalars.digits(number) : value.toString();
    }
}
