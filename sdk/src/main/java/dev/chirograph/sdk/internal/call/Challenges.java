package dev.chirograph.sdk.internal.call;

import dev.chirograph.sdk.transport.Headers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses {@code WWW-Authenticate} (RFC 9110, section 11.6.1), of which one line may have several challenges. */
final class Challenges {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    /** A parameter, or the name of a scheme, which has no equals sign after it. */
    private static final Pattern PART = Pattern.compile("\\G[\\s,]*(?:(?<name>" + TOKEN
            + ")\\s*=\\s*(?:\"(?<quoted>(?:[^\"\\\\]|\\\\.)*+)\"|(?<plain>" + TOKEN + "))|(?<scheme>" + TOKEN + "))");

    private Challenges() {}

    /** Returns whether the error is {@code invalid_token} (RFC 6750, section 3.1), so that a new token may help. */
    static boolean isInvalidToken(Headers headers) {
        return hasError(headers, "Bearer", "invalid_token") || hasError(headers, "DPoP", "invalid_token");
    }

    /** Returns whether the error is {@code use_dpop_nonce}: the proof needs the nonce of the response (RFC 9449, section 9). */
    static boolean isUseDpopNonce(Headers headers) {
        return hasError(headers, "DPoP", "use_dpop_nonce");
    }

    private static boolean hasError(Headers headers, String scheme, String error) {
        return headers.all("WWW-Authenticate").stream().anyMatch(line -> hasError(line, scheme, error));
    }

    /** A line may have several challenges, also of one scheme. */
    private static boolean hasError(String line, String scheme, String error) {
        boolean inScheme = false;
        for (Matcher part = PART.matcher(line); part.find(); ) {
            if (part.group("scheme") != null) {
                inScheme = part.group("scheme").equalsIgnoreCase(scheme);
            } else if (inScheme && part.group("name").equalsIgnoreCase("error")) {
                String value = part.group("quoted") != null ? part.group("quoted") : part.group("plain");
                if (value.equals(error)) {
                    return true;
                }
            }
        }
        return false;
    }
}
