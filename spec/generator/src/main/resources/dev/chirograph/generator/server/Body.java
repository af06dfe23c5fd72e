package ${apiPackage};

import ${runtimePackage}.Content;
import ${runtimePackage}.DecodedRequest;
import ${supportPackage}.Codecs;
import ${supportPackage}.Encoding;
import ${supportPackage}.Forms;
import ${supportPackage}.Json;
import ${supportPackage}.Multipart;
import ${supportPackage}.Violations;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The body of one request, parsed by its media type. Each supported form is offered once; the one that matches reads the body.
 * Not thread-safe.
 */
final class Body<T> {
    private final @Nullable Content content;
    private final Violations violations;

    private boolean present;
    private @Nullable T value;

    Body(DecodedRequest request, Violations violations) {
        this.content = request.content();
        this.violations = violations;
    }

    /** Offers to read JSON; an empty body is absent. */
    <V> Body<T> json(String mediaType, Reader<V> reader, Function<V, T> as) {
        return read(mediaType, false, sent -> Json.decode(reader, sent.bytes(), violations), as);
    }

    /** Offers to read a form. */
    <V> Body<T> form(String mediaType, Map<String, Encoding> encodings, Reader<V> reader, Function<V, T> as) {
        return read(mediaType, false, sent -> Forms.read(reader, sent.bytes(), encodings, violations), as);
    }

    /** Offers to read a multipart body. */
    <V> Body<T> multipart(String mediaType, Map<String, Encoding> encodings, Reader<V> reader, Function<V, T> as) {
        return read(
                mediaType,
                false,
                sent -> Multipart.read(reader, sent.sent(), sent.bytes(), encodings, violations),
                as);
    }

    /** Offers to read text, which may be empty. */
    <V> Body<T> text(String mediaType, Reader<V> reader, Function<V, T> as) {
        return read(mediaType, true, sent -> text(sent.bytes(), reader), as);
    }

    /** Offers to read raw bytes, which may be empty. */
    Body<T> binary(String mediaType, Function<byte[], T> as) {
        return read(mediaType, true, Content::bytes, as);
    }

    /** Returns a required body; null if it is absent or invalid, which is reported. */
    @Nullable T required() {
        if (!present) {
            violations.add("body", "", "must be present");
        }
        return value;
    }

    /** Returns an optional body; null if it is absent, or if it is invalid, which is reported. */
    @Nullable T optional() {
        return value;
    }

    private <V> Body<T> read(
            String mediaType, boolean empty, Function<Content, @Nullable V> read, Function<V, T> as) {
        if (content != null && content.mediaType().equals(mediaType) && (empty || content.bytes().length > 0)) {
            present = true;
            V found = read.apply(content);
            value = found == null ? null : as.apply(found);
        }
        return this;
    }

    private <V> @Nullable V text(byte[] bytes, Reader<V> reader) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Json.read(reader, Json.tree(Codecs.STRING, text), violations);
        } catch (CharacterCodingException e) {
            violations.add("body", "", "must be text in UTF-8");
            return null;
        }
    }
}
