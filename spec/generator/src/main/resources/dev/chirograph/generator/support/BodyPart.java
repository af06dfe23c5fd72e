package ${supportPackage};

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of a multipart body.
 *
 * @param headers its headers, their names in lower case
 * @param content its bytes
 */
record BodyPart(Map<String, String> headers, byte[] content) {

    /** The name of its property; null if it has none. */
    @Nullable
    String name() {
        String disposition = headers.get("content-disposition");
        String name = disposition == null ? null : MediaType.of(disposition).parameter("name");
        return name == null
                ? null
                : name.replace("%0D", "\r").replace("%0A", "\n").replace("%22", "\"");
    }

    /**
     * Returns the part for codecs.
     *
     * @param allowed the possible media types; any if empty. The first is the default of a part without one
     * @param sink receives the violation if the part has another one
     */
    Part value(List<String> allowed, ViolationSink sink) {
        String said = headers.get("content-type");
        MediaType mediaType = MediaType.of(said != null ? said : allowed.isEmpty() ? "text/plain" : allowed.get(0));
        if (said != null
                && !allowed.isEmpty()
                // Only JSON can represent null here.
                && !mediaType.json()
                && allowed.stream().noneMatch(each -> mediaType.in(MediaType.of(each)))) {
            sink.broken("must be of the media type " + String.join(" or ", allowed));
        }
        Part part = new BytePart(content, charset(mediaType), base64());
        return mediaType.json() ? new JsonPart(part) : part;
    }

    private static @Nullable Charset charset(MediaType mediaType) {
        String name = mediaType.parameter("charset");
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    /** RFC 7578, section 4.7, deprecates these encodings, but OpenAPI 3.0 has examples of base64. */
    private boolean base64() {
        String encoding = headers.getOrDefault("content-transfer-encoding", "binary")
                .strip()
                .toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "7bit", "8bit", "binary" -> false;
            case "base64" -> true;
            default ->
                throw new MalformedContentException("A part has a Content-Transfer-Encoding that is not known here");
        };
    }
}
