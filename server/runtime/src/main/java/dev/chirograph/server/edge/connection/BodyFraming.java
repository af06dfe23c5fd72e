package dev.chirograph.server.edge.connection;

import dev.chirograph.server.runtime.http.HttpSyntax;
import java.util.List;

/**
 * Determines the end of a body, and accepts only unambiguous framing (RFC 9112, section 6.3). Two recipients that
 * disagree see different requests after it: request smuggling.
 */
final class BodyFraming {
    /** The number of digits that always fit into a long. */
    private static final int MAXIMUM_DIGITS = 18;

    private BodyFraming() {}

    /**
     * Determines the framing from the headers.
     *
     * @param contentLengths the values of all Content-Length lines
     * @param transferEncodings the values of all Transfer-Encoding lines
     * @throws MalformedRequestException if the framing is ambiguous
     */
    static RequestHead.Framing of(List<String> contentLengths, List<String> transferEncodings) {
        if (!contentLengths.isEmpty() && !transferEncodings.isEmpty()) {
            throw new MalformedRequestException(
                    400, "Content-Length and Transfer-Encoding exclude each other; send one of them");
        }
        if (!transferEncodings.isEmpty()) {
            if (transferEncodings.size() > 1 || !transferEncodings.getFirst().equalsIgnoreCase("chunked")) {
                throw new MalformedRequestException(400, "The only Transfer-Encoding here is chunked, sent once");
            }
            return new RequestHead.Framing.Chunked();
        }
        if (contentLengths.isEmpty()) {
            return new RequestHead.Framing.None();
        }
        if (contentLengths.size() > 1 || !isLength(contentLengths.getFirst())) {
            throw new MalformedRequestException(400, "Content-Length must be sent once, as 1 to 18 digits");
        }
        long length = Long.parseLong(contentLengths.getFirst());
        return length == 0 ? new RequestHead.Framing.None() : new RequestHead.Framing.Length(length);
    }

    /** Accepts digits only: Java would also parse {@code +3}. */
    private static boolean isLength(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!HttpSyntax.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MAXIMUM_DIGITS;
    }
}
