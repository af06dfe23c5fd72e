package ${supportPackage};

import jakarta.json.JsonValue.ValueType;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes bodies of the media type {@code application/x-www-form-urlencoded} (WHATWG URL, section 5).
 *
 * <pre>{@code
 * private static final Map<String, Encoding> ENCODINGS = Map.of("filter", Encoding.of(Style.DEEP_OBJECT, true));
 *
 * byte[] body = Forms.write(LoginCodec.INSTANCE, login, ENCODINGS);
 * Login login = Forms.read(LoginCodec.INSTANCE, body, ENCODINGS, violations);
 * }</pre>
 *
 * <p>If the contract has no encoding for a property, a list is written element by element under its name, an object as JSON, and
 * any other value as a string. The exploded style form also writes objects as JSON, because their members would be
 * indistinguishable from properties. Other styles are those of {@link Styles}. Null is the string {@code null}, which is read as
 * null if the value is nullable. An empty list is absent.
 */
public final class Forms {
    private Forms() {}

    /**
     * Writes an object as a form.
     *
     * @param encodings the encodings of properties in the contract
     * @throws IllegalArgumentException if the value is not an object, or a style cannot represent a property
     */
    public static <T> byte[] write(Codec<T> codec, T value, Map<String, Encoding> encodings) {
        JsonValue tree = Json.tree(codec, value);
        if (tree.getValueType() != ValueType.OBJECT) {
            throw new IllegalArgumentException("only an object can be written as a form");
        }
        List<String> pairs = new ArrayList<>();
        tree.asJsonObject()
                .forEach((name, member) ->
                        pairs.addAll(pairs(name, encodings.getOrDefault(name, Encoding.PLAIN), member)));
        return String.join("&", pairs).getBytes(StandardCharsets.US_ASCII);
    }

    private static List<String> pairs(String name, Encoding encoding, JsonValue value) {
        boolean spread =
                value.getValueType() == ValueType.OBJECT && encoding.explode() && encoding.style() != Style.DEEP_OBJECT;
        if (encoding.json()) {
            return List.of(PercentEncoding.encode(name) + "=" + PercentEncoding.encode(value.toString()));
        }
        return spread || value == JsonValue.NULL
                ? List.of(PercentEncoding.encode(name) + "=" + PercentEncoding.encode(Styles.text(value)))
                : Styles.pairs(name, encoding.style(), encoding.explode(), value);
    }

    /**
     * Reads a form as strictly as {@link Json#decode(Codec, byte[], Violations)} reads a string. The pointers are those of the same
     * value in JSON.
     *
     * @return null if there are violations
     */
    public static <T> @Nullable T read(
            Codec<T> codec, byte[] body, Map<String, Encoding> encodings, Violations violations) {
        int before = violations.size();
        T value = read(codec, body, encodings, new JsonReader.Mode(true, violations));
        return violations.size() > before ? null : value;
    }

    /**
     * Reads a form as leniently as {@link Json#decode(Codec, byte[])} reads a string.
     *
     * @throws InvalidContentException if a value has the wrong type or a required one is missing
     */
    public static <T> T read(Codec<T> codec, byte[] body, Map<String, Encoding> encodings) {
        Violations violations = new Violations();
        T value = read(codec, body, encodings, new JsonReader.Mode(false, violations));
        return Json.present(value, violations);
    }

    private static <T> @Nullable T read(
            Codec<T> codec, byte[] body, Map<String, Encoding> encodings, JsonReader.Mode mode) {
        Fields fields = Fields.form(body, mode.violations());
        Map<String, Part> members = new LinkedHashMap<>();
        encodings.forEach((name, encoding) -> {
            if (encoding.style() == Style.DEEP_OBJECT) {
                ViolationSink sink = mode.violations().at("body", "/" + JsonReader.escape(name));
                Part part = DeepPart.of(name, fields, sink);
                if (part != null) {
                    members.put(name, part);
                }
            }
        });
        fields.raws().forEach((name, raws) -> {
            int bracket = name.indexOf('[');
            if (bracket < 0 || !deep(encodings.get(name.substring(0, bracket)))) {
                members.putIfAbsent(name, part(name, encodings.getOrDefault(name, Encoding.PLAIN), raws));
            }
        });
        return codec.read(new TreeReader(mode, null, new ObjectPart(members), null));
    }

    private static boolean deep(@Nullable Encoding encoding) {
        return encoding != null && encoding.style() == Style.DEEP_OBJECT;
    }

    private static Part part(String name, Encoding encoding, List<String> raws) {
        List<? extends Part> texts =
                raws.stream().map(raw -> new TextPart(raw, TextEncoding.FORM)).toList();
        if (encoding.json()) {
            return new FieldPart(texts.stream().map(JsonPart::new).toList());
        }
        return encoding.explode() || raws.equals(List.of("null"))
                ? new FieldPart(texts)
                : new StyledPart(name, encoding.style(), false, TextEncoding.FORM, raws);
    }
}
