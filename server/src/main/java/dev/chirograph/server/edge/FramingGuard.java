package dev.chirograph.server.edge;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets a body through only when everybody on the way reads the same end of it (RFC 9112, section 6.3). Two readers who
 * disagree see two different requests behind it: request smuggling.
 */
final class FramingGuard {
    /** Digits only, and never too many for a long: Java would also take {@code +3}. */
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private FramingGuard() {}

    /**
     * Looks at the headers that say where the body ends.
     *
     * @param contentLengths the values of all Content-Length lines
     * @param transferEncodings the values of all Transfer-Encoding lines
     * @param maximumBodyBytes the most that is read of any body
     * @return why to refuse, or null
     */
    static @Nullable Refusal check(List<String> contentLengths, List<String> transferEncodings, long maximumBodyBytes) {
        if (!contentLengths.isEmpty() && !transferEncodings.isEmpty()) {
            return Refusal.closing(400, "Content-Length and Transfer-Encoding exclude each other; send one of them");
        }
        if (!transferEncodings.isEmpty()) {
            return isChunked(transferEncodings)
                    ? null
                    : Refusal.closing(400, "The only Transfer-Encoding here is chunked, sent once");
        }
        if (contentLengths.isEmpty()) {
            return null;
        }
        if (contentLengths.size() > 1
                || !LENGTH.matcher(contentLengths.getFirst()).matches()) {
            return Refusal.closing(400, "Content-Length must be sent once, as 1 to 18 digits");
        }
        return Long.parseLong(contentLengths.getFirst()) > maximumBodyBytes
                ? Refusal.of(413, "A body may have " + maximumBodyBytes + " bytes at most")
                : null;
    }

    private static boolean isChunked(List<String> transferEncodings) {
        return transferEncodings.size() == 1 && transferEncodings.getFirst().equalsIgnoreCase("chunked");
    }
}
