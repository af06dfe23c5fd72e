package ${supportPackage};

import jakarta.json.JsonException;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON texts. */
public final class Json {
    // Finding a provider walks the class path; once is enough.
    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private Json() {}

    /**
     * Reads strictly, as a server reads a request: collects all unknown and missing properties, wrong types and broken
     * constraints.
     *
     * @return null if there are violations
     * @throws MalformedJsonException if the text is not valid JSON or UTF-8, too deep, or has a duplicate member
     */
    public static <T> @Nullable T decode(Codec<T> codec, byte[] utf8, Violations violations) {
        int before = violations.size();
        T value = decode(codec, utf8, new JsonReader.Mode(true, violations));
        return violations.size() > before ? null : value;
    }

    /**
     * Reads leniently, as a client reads the response of a newer server: ignores unknown properties, keeps unknown values
     * of enums, and does not check constraints. Values that cannot be represented are errors nevertheless.
     *
     * @throws MalformedJsonException when the text is not valid JSON
     * @throws InvalidContentException if a value has the wrong type or a required one is missing
     */
    public static <T> T decode(Codec<T> codec, byte[] utf8) {
        Violations violations = new Violations();
        T value = decode(codec, utf8, new JsonReader.Mode(false, violations));
        return present(value, violations);
    }

    /**
     * Returns a function that reads as leniently as {@link #decode(Codec, byte[])} and is independent of codecs. It throws
     * an IllegalArgumentException whose message has all errors with their places.
     */
    public static <T> Function<byte[], T> reader(Codec<T> codec) {
        return utf8 -> {
            try {
                return decode(codec, utf8);
            } catch (MalformedJsonException e) {
                throw new IllegalArgumentException(
                        e.getMessage() + " (line " + e.line() + ", column " + e.column() + ")", e);
            } catch (InvalidContentException e) {
                throw new IllegalArgumentException(words(e.violations()), e);
            }
        };
    }

    /** Writes a value as UTF-8. */
    public static <T> byte[] encode(Codec<T> codec, T value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = PROVIDER.createGenerator(bytes)) {
            codec.write(new StreamWriter(generator), value);
        }
        return bytes.toByteArray();
    }

    /**
     * Writes a value as a tree.
     *
     * @throws IllegalArgumentException if it holds raw bytes that are not UTF-8
     */
    public static <T> JsonValue tree(Codec<T> codec, T value) {
        TreeWriter writer = new TreeWriter(false);
        codec.write(writer, value);
        return writer.tree();
    }

    /**
     * Reads a tree as strictly as {@link #decode(Codec, byte[], Violations)} reads a string.
     *
     * @return null if there are violations
     * @throws MalformedJsonException if the tree is too deep
     */
    public static <T> @Nullable T read(Codec<T> codec, JsonValue tree, Violations violations) {
        int before = violations.size();
        T value = codec.read(new TreeReader(new JsonReader.Mode(true, violations), null, tree, null));
        return violations.size() > before ? null : value;
    }

    /**
     * Reads a tree as leniently as {@link #decode(Codec, byte[])} reads a string.
     *
     * @throws InvalidContentException if a value has the wrong type or a required one is missing
     */
    public static <T> T read(Codec<T> codec, JsonValue tree) {
        Violations violations = new Violations();
        T value = codec.read(new TreeReader(new JsonReader.Mode(false, violations), null, tree, null));
        return present(value, violations);
    }

    /**
     * Parses a string strictly into a value.
     *
     * @throws MalformedJsonException if it is not valid JSON, too deep, or has a duplicate member
     * @throws InvalidContentException if it holds a number out of range
     */
    public static JsonValue value(String json) {
        Violations violations = new Violations();
        return present(decode(Codecs.ANYTHING, json, new JsonReader.Mode(true, violations)), violations);
    }

    static <T> T present(@Nullable T value, Violations violations) {
        violations.throwIfAny();
        if (value == null) {
            violations.add("body", "", "must not be null");
            throw new InvalidContentException(violations.list());
        }
        return value;
    }

    private static String words(List<Violation> violations) {
        return violations.stream()
                .limit(5)
                .map(one -> (one.pointer().isEmpty() ? "the body" : one.pointer()) + " " + one.message())
                .collect(Collectors.joining("; ", "", violations.size() > 5 ? "; \u2026" : ""));
    }

    private static <T> @Nullable T decode(Codec<T> codec, byte[] utf8, JsonReader.Mode mode) {
        return decode(codec, text(utf8), mode);
    }

    private static <T> @Nullable T decode(Codec<T> codec, String text, JsonReader.Mode mode) {
        try (JsonParser parser = PROVIDER.createParser(new StringReader(text))) {
            StreamReader reader = new StreamReader(parser, mode);
            try {
                reader.start();
                T value = codec.read(reader);
                reader.end();
                return value;
            } catch (JsonException | NoSuchElementException e) {
                // The parser's message names internal classes; only the location helps.
                throw reader.malformed("The text is not JSON here", e);
            }
        }
    }

    /** Decodes without replacing malformed input (RFC 8259, section 8.1). */
    private static String text(byte[] utf8) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(utf8);
        CharBuffer characters = CharBuffer.allocate(utf8.length);
        CoderResult result = decoder.decode(bytes, characters, true);
        characters.flip();
        if (result.isUnderflow()) {
            return characters.toString();
        }
        String good = characters.toString();
        long line = 1 + good.chars().filter(unit -> unit == '\n').count();
        long column = good.length() - good.lastIndexOf('\n');
        try {
            result.throwException();
        } catch (CharacterCodingException e) {
            throw new MalformedJsonException("The text is not UTF-8 here", line, column);
        }
        throw new IllegalStateException("decoding ended with " + result);
    }
}
