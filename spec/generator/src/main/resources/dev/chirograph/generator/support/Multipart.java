package ${supportPackage};

import jakarta.json.JsonValue.ValueType;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes bodies of {@code multipart/form-data} (RFC 7578) and other multipart types.
 *
 * <pre>{@code
 * private static final Map<String, Encoding> ENCODINGS = Map.of("image", Encoding.in("image/png", "image/jpeg"));
 *
 * Multipart body = Multipart.write("multipart/form-data", UploadCodec.INSTANCE, upload, ENCODINGS);
 * request.body(body.mediaType(), body.content());
 *
 * Upload upload = Multipart.read(UploadCodec.INSTANCE, contentType, content, ENCODINGS, violations);
 * }</pre>
 *
 * <p>Each property is a part, and a list is one part per element; null is a JSON part, and an empty list has no part. A list as
 * the whole value is written as parts without names. By default, bytes are {@code application/octet-stream} with the property's
 * name as file name, objects and lists within lists are JSON, and everything else is text.
 *
 * <p>A part is parsed as the type requires: bytes unchanged, JSON if its media type is JSON, otherwise text in UTF-8 or in the
 * charset of the part. File names are dropped. The pointers are those of the same value in JSON.
 *
 * @param mediaType the media type with its boundary, for the header {@code Content-Type}
 * @param content the body, not copied
 */
public record Multipart(String mediaType, byte[] content) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * Writes a value.
     *
     * @param mediaType the media type without a boundary
     * @param encodings the encodings of the properties for which the contract declares one
     * @throws IllegalArgumentException if the value is neither an object nor a list
     */
    public static <T> Multipart write(String mediaType, Codec<T> codec, T value, Map<String, Encoding> encodings) {
        TreeWriter writer = new TreeWriter(true);
        codec.write(writer, value);
        JsonValue tree = writer.tree();
        // 128 random bits do not occur in any content.
        String boundary = "part-" + boundary();
        ByteArrayOutputStream body = new ByteArrayOutputStream(1024);
        if (tree.getValueType() == ValueType.OBJECT) {
            tree.asJsonObject()
                    .forEach((name, member) ->
                            property(body, boundary, name, member, encodings.getOrDefault(name, Encoding.PLAIN)));
        } else if (tree.getValueType() == ValueType.ARRAY) {
            tree.asJsonArray().forEach(element -> part(body, boundary, null, element, Encoding.PLAIN));
        } else {
            throw new IllegalArgumentException("only an object or a list can be written in parts");
        }
        ascii(body, "--" + boundary + "--\r\n");
        return new Multipart(mediaType + "; boundary=" + boundary, body.toByteArray());
    }

    private static String boundary() {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static void property(
            ByteArrayOutputStream body, String boundary, String name, JsonValue value, Encoding encoding) {
        if (value.getValueType() == ValueType.ARRAY && !encoding.json()) {
            value.asJsonArray().forEach(element -> part(body, boundary, name, element, encoding));
        } else {
            part(body, boundary, name, value, encoding);
        }
    }

    private static void part(
            ByteArrayOutputStream body, String boundary, @Nullable String name, JsonValue value, Encoding encoding) {
        ascii(body, "--" + boundary + "\r\n");
        if (name != null) {
            String file = value instanceof BinaryValue ? "; filename=\"" + escape(name) + "\"" : "";
            utf8(body, "Content-Disposition: form-data; name=\"" + escape(name) + "\"" + file + "\r\n");
        }
        String mediaType = mediaType(value, encoding);
        // RFC 7578, section 4.4: the default is text.
        ascii(body, mediaType.isEmpty() ? "\r\n" : "Content-Type: " + mediaType + "\r\n\r\n");
        if (value instanceof BinaryValue binary) {
            body.writeBytes(binary.bytes());
        } else {
            utf8(body, MediaType.of(mediaType).json() ? value.toString() : Styles.text(value));
        }
        ascii(body, "\r\n");
    }

    private static String mediaType(JsonValue value, Encoding encoding) {
        boolean composite = value.getValueType() == ValueType.OBJECT || value.getValueType() == ValueType.ARRAY;
        for (String mediaType : encoding.mediaTypes()) {
            if (!MediaType.of(mediaType).wild()) {
                return value == JsonValue.NULL
                                || composite && !MediaType.of(mediaType).json()
                        ? "application/json"
                        : mediaType;
            }
        }
        if (value instanceof BinaryValue) {
            return "application/octet-stream";
        }
        return composite || value == JsonValue.NULL ? "application/json" : "";
    }

    /** As browsers do (WHATWG HTML, section 4.10.22.8). */
    private static String escape(String name) {
        return name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
    }

    private static void ascii(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void utf8(ByteArrayOutputStream body, String text) {
        body.writeBytes(PercentEncoding.utf8(text));
    }

    /**
     * Reads a body as strictly as {@link Json#decode(Codec, byte[], Violations)} reads a string.
     *
     * @param mediaType the received media type, with its boundary
     * @return null if violations were collected
     * @throws MalformedContentException if the body is not multipart with this boundary, or has too many parts
     */
    public static <T> @Nullable T read(
            Codec<T> codec, String mediaType, byte[] body, Map<String, Encoding> encodings, Violations violations) {
        int before = violations.size();
        T value = read(codec, mediaType, body, encodings, new JsonReader.Mode(true, violations));
        return violations.size() > before ? null : value;
    }

    /**
     * Reads a body as leniently as {@link Json#decode(Codec, byte[])} reads a string.
     *
     * @param mediaType the received media type, with its boundary
     * @throws MalformedContentException if the body is not multipart with this boundary, or has too many parts
     * @throws InvalidContentException if a value has the wrong type or a required one is missing
     */
    public static <T> T read(Codec<T> codec, String mediaType, byte[] body, Map<String, Encoding> encodings) {
        Violations violations = new Violations();
        T value = read(codec, mediaType, body, encodings, new JsonReader.Mode(false, violations));
        return Json.present(value, violations);
    }

    private static <T> @Nullable T read(
            Codec<T> codec, String mediaType, byte[] body, Map<String, Encoding> encodings, JsonReader.Mode mode) {
        List<Part> nameless = new ArrayList<>();
        Map<String, List<Part>> named = new LinkedHashMap<>();
        for (BodyPart part : BodyParts.split(mediaType, body)) {
            String name = part.name();
            if (name == null) {
                nameless.add(part.value(List.of(), message -> {}));
            } else {
                ViolationSink sink = mode.violations().at("body", "/" + JsonReader.escape(name));
                List<String> allowed =
                        encodings.getOrDefault(name, Encoding.PLAIN).mediaTypes();
                named.computeIfAbsent(name, first -> new ArrayList<>()).add(part.value(allowed, sink));
            }
        }
        Part whole;
        if (named.isEmpty() && !nameless.isEmpty()) {
            whole = new FieldPart(nameless);
        } else {
            if (!nameless.isEmpty()) {
                mode.violations().add("body", "", "must have a name for each of its parts");
            }
            Map<String, Part> members = new LinkedHashMap<>();
            named.forEach((name, parts) -> members.put(name, new FieldPart(parts)));
            whole = new ObjectPart(members);
        }
        return codec.read(new TreeReader(mode, null, whole, null));
    }
}
