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
 * The body of one request, read in the way that its media type asks for. Each way is offered once; the one that fits reads.
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

    /** Offers to read JSON; of an empty body there is none. */
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

    /** Offers to take the bytes as they are, which may be none. */
    Body<T> binary(String mediaType, Function<byte[], T> as) {
        return read(mediaType, true, Content::bytes, as);
    }

    /** Returns the body that must be there; null when it is not or does not fit, which is reported. */
    @Nullable T required() {
        if (!present) {
            violations.add("body", "", "must be present");
        }
        return value;
    }

    /** Returns the body that may be absent; null when it is, or when it does not fit, which is reported. */
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
