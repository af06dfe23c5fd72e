package ${supportPackage};

import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bytes of a part of a multipart body. */
final class BytePart extends Part {
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;
    private final @Nullable Charset charset;
    private final boolean base64;

    /**
     * Takes what was sent.
     *
     * @param charset the charset of text; null if unknown
     * @param base64 whether the bytes are base64
     */
    BytePart(byte[] bytes, @Nullable Charset charset, boolean base64) {
        this.bytes = bytes;
        this.charset = charset;
        this.base64 = base64;
    }

    @Override
    byte @Nullable [] bytes(ViolationSink sink) {
        if (!base64) {
            return bytes;
        }
        try {
            return Base64.getMimeDecoder().decode(bytes);
        } catch (IllegalArgumentException e) {
            sink.broken("must be bytes in base64");
            return null;
        }
    }

    @Override
    @Nullable
    String text(ViolationSink sink) {
        if (charset == null) {
            sink.broken("must be text in UTF-8");
            return null;
        }
        try {
            // A new decoder reports what the constructor of String would replace.
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            sink.broken("must be text in " + charset);
            return null;
        }
    }

    @Override
    List<?> elements(ViolationSink sink) {
        return List.of(this);
    }

    @Override
    @Nullable
    Map<String, ?> members(ViolationSink sink) {
        String text = text(sink);
        return text == null ? null : new TextPart(text, TextEncoding.PLAIN).members(sink);
    }

    @Override
    boolean none() {
        return Arrays.equals(bytes, NULL);
    }

    @Override
    @Nullable
    JsonValue guess(ViolationSink sink) {
        String text = text(sink);
        return text == null ? null : TextPart.guess(text);
    }
}
