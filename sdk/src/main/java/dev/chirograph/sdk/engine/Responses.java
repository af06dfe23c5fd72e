package dev.chirograph.sdk.engine;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The readers of successful answers. */
public final class Responses {
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

    private Responses() {}

    /**
     * Reads JSON.
     *
     * @param decoder reads the bytes; the message of what it throws says what is wrong, and where, without quoting them
     */
    public static <T> ResponseReader<T> json(Function<byte[], T> decoder) {
        return (status, mediaType, body) -> {
            if (!isJson(mediaType)) {
                throw new IllegalArgumentException(
                        mediaType.isEmpty() ? "it says not that it is JSON" : "it is " + mediaType + " and not JSON");
            }
            return decoder.apply(body);
        };
    }

    /** Reads nothing; a body that is there all the same is passed over. */
    public static ResponseReader<@Nullable Void> empty() {
        return (status, mediaType, body) -> null;
    }

    /**
     * Reads what may be missing.
     *
     * @return reads null of an empty body, and of the JSON text {@code null}
     */
    public static <T> ResponseReader<@Nullable T> maybe(ResponseReader<T> reader) {
        return (status, mediaType, body) -> isNothing(body) ? null : reader.read(status, mediaType, body);
    }

    /** Reads text in the character set that the answer names, or UTF-8. */
    public static ResponseReader<String> text() {
        return (status, mediaType, body) -> new String(body, charset(mediaType));
    }

    /**
     * Reads text that stands for something else.
     *
     * @param parser reads the text; the message of what it throws says what is wrong, without quoting it
     */
    public static <T> ResponseReader<T> text(Function<String, T> parser) {
        return (status, mediaType, body) -> parser.apply(new String(body, charset(mediaType)));
    }

    /** Reads bytes. */
    public static ResponseReader<byte[]> bytes() {
        return (status, mediaType, body) -> body;
    }

    /** Knows {@code application/json} and every {@code +json} (RFC 6839, section 3.1). */
    public static boolean isJson(String mediaType) {
        String type = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.endsWith("+json");
    }

    private static boolean isNothing(byte[] body) {
        return body.length == 0
                || body.length < 16
                        && new String(body, StandardCharsets.UTF_8).strip().equals("null");
    }

    private static Charset charset(String mediaType) {
        Matcher matcher = CHARSET.matcher(mediaType);
        try {
            return matcher.find() ? Charset.forName(matcher.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException("its character set is not known here", e);
        }
    }
}
