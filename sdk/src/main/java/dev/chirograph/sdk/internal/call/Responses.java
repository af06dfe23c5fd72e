package dev.chirograph.sdk.internal.call;

import dev.chirograph.sdk.internal.json.Codec;
import dev.chirograph.sdk.internal.json.InvalidContentException;
import dev.chirograph.sdk.internal.json.Json;
import dev.chirograph.sdk.internal.json.MalformedJsonException;
import dev.chirograph.sdk.internal.json.Violation;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The readers of successful answers. */
public final class Responses {
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

    private Responses() {}

    /** Reads JSON, leniently: what a newer server says besides is passed over. */
    public static <T> ResponseReader<T> json(Codec<T> codec) {
        return (status, mediaType, body) -> {
            if (!isJson(mediaType)) {
                throw new IllegalArgumentException(
                        mediaType.isEmpty() ? "it says not that it is JSON" : "it is " + mediaType + " and not JSON");
            }
            try {
                return Json.decode(codec, body);
            } catch (MalformedJsonException e) {
                throw new IllegalArgumentException(
                        e.getMessage() + " (line " + e.line() + ", column " + e.column() + ")", e);
            } catch (InvalidContentException e) {
                throw new IllegalArgumentException(describe(e), e);
            }
        };
    }

    /** Reads nothing; a body that is there all the same is passed over. */
    public static ResponseReader<@Nullable Void> empty() {
        return (status, mediaType, body) -> null;
    }

    /** Reads text in the character set that the answer names, or UTF-8. */
    public static ResponseReader<String> text() {
        return (status, mediaType, body) -> new String(body, charset(mediaType));
    }

    /** Reads bytes. */
    public static ResponseReader<byte[]> bytes() {
        return (status, mediaType, body) -> body;
    }

    /** Knows {@code application/json} and every {@code +json} (RFC 6839, section 3.1). */
    static boolean isJson(String mediaType) {
        String type = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.endsWith("+json");
    }

    private static String describe(InvalidContentException e) {
        return e.violations().stream()
                .limit(5)
                .map(Responses::describe)
                .collect(Collectors.joining("; ", "", e.violations().size() > 5 ? "; …" : ""));
    }

    private static String describe(Violation violation) {
        return (violation.pointer().isEmpty() ? "the body" : violation.pointer()) + " " + violation.message();
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
