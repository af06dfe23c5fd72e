package dev.chirograph.sdk.engine;

import dev.chirograph.sdk.internal.http.MediaTypes;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Readers of responses. */
public final class Responses {
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

    private Responses() {}

    /**
     * Returns a reader of JSON.
     *
     * @param decoder parses the body; its exceptions state what is wrong and where, without a quote of the body
     */
    public static <T> ResponseReader<T> json(Function<byte[], T> decoder) {
        return (status, mediaType, body) -> {
            if (!isJson(mediaType)) {
                throw new IllegalArgumentException(
                        "its media type must be JSON, but is " + (mediaType.isEmpty() ? "missing" : mediaType));
            }
            return decoder.apply(body);
        };
    }

    /** Returns a reader that ignores the body and returns null. */
    public static ResponseReader<@Nullable Void> empty() {
        return (status, mediaType, body) -> null;
    }

    /**
     * Returns a reader of an optional body.
     *
     * @return returns null for an empty body and for the JSON {@code null}
     */
    public static <T> ResponseReader<@Nullable T> maybe(ResponseReader<T> reader) {
        return (status, mediaType, body) -> isEmptyOrNull(body) ? null : reader.read(status, mediaType, body);
    }

    /** Returns a reader of a string in the response's {@code charset}, or UTF-8. */
    public static ResponseReader<String> text() {
        return (status, mediaType, body) -> new String(body, charset(mediaType));
    }

    /**
     * Returns a reader of a string that is parsed.
     *
     * @param parser parses the string; its exceptions state what is wrong, without a quote of the string
     */
    public static <T> ResponseReader<T> text(Function<String, T> parser) {
        return (status, mediaType, body) -> parser.apply(new String(body, charset(mediaType)));
    }

    /** Returns a reader of the body as it is. */
    public static ResponseReader<byte[]> bytes() {
        return (status, mediaType, body) -> body;
    }

    /** Returns whether a media type is {@code application/json} or has the suffix {@code +json} (RFC 6839, section 3.1). */
    public static boolean isJson(String mediaType) {
        String type = MediaTypes.essence(mediaType);
        return type.equals("application/json") || type.endsWith("+json");
    }

    private static boolean isEmptyOrNull(byte[] body) {
        return body.length == 0
                || body.length < 16
                        && new String(body, StandardCharsets.UTF_8).strip().equals("null");
    }

    private static Charset charset(String mediaType) {
        Matcher matcher = CHARSET.matcher(mediaType);
        try {
            return matcher.find() ? Charset.forName(matcher.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException("its charset is not supported", e);
        }
    }
}
