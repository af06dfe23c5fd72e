package dev.chirograph.server.runtime.pipeline;

import dev.chirograph.server.runtime.Content;
import dev.chirograph.server.runtime.ProblemException;
import dev.chirograph.server.runtime.http.HeaderLines;
import dev.chirograph.server.runtime.http.MediaType;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.media.ReadableEntity;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of one request, read once and completely. Not thread-safe. */
final class RequestBody {
    private static final byte[] NOTHING = {};

    private final ServerRequest request;
    private final long maximumBytes;

    private byte @Nullable [] content;

    /**
     * Creates a body; nothing is read yet.
     *
     * @param maximumBytes the maximum size
     */
    RequestBody(ServerRequest request, long maximumBytes) {
        this.request = request;
        this.maximumBytes = maximumBytes;
    }

    /**
     * Reads a body with one of the given media types. The headers are checked first, so that a client that waits for
     * 100 need not send a body that is rejected; only reading shows whether there is a body at all.
     *
     * @return empty for none
     * @throws ProblemException with 415, 413 or 400
     */
    byte[] read(List<String> mediaTypes) {
        List<String> contentTypes = HeaderLines.of(request.headers(), HeaderNames.CONTENT_TYPE);
        if (request.content().hasEntity() && !contentTypes.isEmpty()) {
            check(contentTypes, mediaTypes);
        }
        byte[] bytes = read();
        if (bytes.length > 0 && contentTypes.isEmpty()) {
            throw unsupported(
                    "The body says nothing of its media type; send it as the header Content-Type", mediaTypes);
        }
        return bytes;
    }

    /**
     * Reads a body like {@link #read(List)}, and returns it with its media type. A body with a {@code Content-Type} may
     * be empty, as a string may.
     *
     * @return null for none
     * @throws ProblemException with 415, 413 or 400
     */
    @Nullable
    Content content(List<String> mediaTypes) {
        byte[] bytes = read(mediaTypes);
        List<String> contentTypes = HeaderLines.of(request.headers(), HeaderNames.CONTENT_TYPE);
        MediaType sent = contentTypes.size() == 1 ? MediaType.parse(contentTypes.getFirst()) : null;
        String known = sent == null ? null : best(sent, mediaTypes);
        return known == null ? null : new Content(known, contentTypes.getFirst(), bytes);
    }

    /** Returns the most specific match: types with the sent parameters come first, ranges last. */
    private static @Nullable String best(MediaType sent, List<String> mediaTypes) {
        String best = null;
        int most = -1;
        for (String mediaType : mediaTypes) {
            MediaType read = MediaType.declared(mediaType);
            if (read != null && read.includes(sent)) {
                int special = read.specialty(sent);
                best = special > most ? mediaType : best;
                most = Math.max(special, most);
            }
        }
        return best;
    }

    /**
     * Reads a body of any media type.
     *
     * @return empty for none
     * @throws ProblemException with 415 if it has a content coding, 413 or 400
     */
    byte[] read() {
        if (content == null) {
            content = readOnce();
        }
        return content;
    }

    private byte[] readOnce() {
        ReadableEntity entity = request.content();
        if (!entity.hasEntity()) {
            return NOTHING;
        }
        checkEncoding(request.headers());
        if (request.headers().contentLength().orElse(0) > maximumBytes) {
            throw ProblemException.tooLarge(maximumBytes);
        }
        // Not closed: closing would read the rest of a body that is too large.
        InputStream stream = entity.inputStream();
        try {
            byte[] bytes = stream.readNBytes(Math.toIntExact(maximumBytes + 1));
            if (bytes.length > maximumBytes) {
                throw ProblemException.tooLarge(maximumBytes);
            }
            return bytes;
        } catch (IOException e) {
            throw new CloseConnectionException("the caller went away while sending the body", e);
        }
    }

    private void check(List<String> contentTypes, List<String> mediaTypes) {
        MediaType sent = contentTypes.size() == 1 ? MediaType.parse(contentTypes.getFirst()) : null;
        if (sent == null) {
            throw unsupported("The header Content-Type must be one media type", mediaTypes);
        }
        if (best(sent, mediaTypes) == null) {
            throw unsupported("The body is of a media type that is not read here", mediaTypes);
        }
        if (!sent.isUtf8()) {
            throw unsupported("The body must be in UTF-8", mediaTypes);
        }
    }

    private ProblemException unsupported(String detail, List<String> mediaTypes) {
        String read = String.join(", ", mediaTypes);
        // RFC 9110, section 12.5.1 and RFC 5789, section 2.2.
        String header = request.prologue().method().equals(Method.PATCH) ? "Accept-Patch" : "Accept";
        return ProblemException.unsupportedMediaType(detail + "; read are: " + read)
                .with(header, read);
    }

    private static void checkEncoding(ServerRequestHeaders headers) {
        for (String encoding : MediaType.elements(HeaderLines.of(headers, HeaderNames.CONTENT_ENCODING))) {
            if (!encoding.equalsIgnoreCase("identity")) {
                // RFC 9110, section 12.5.3.
                throw ProblemException.unsupportedMediaType("The body must be sent without any Content-Encoding")
                        .with("Accept-Encoding", "identity");
            }
        }
    }
}
