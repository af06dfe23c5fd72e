package dev.chirograph.sdk.internal.call;

import dev.chirograph.sdk.transport.Headers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code WWW-Authenticate} (RFC 9110, section 11.6.1), of which several challenges may share a line. */
final class Challenges {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    /** A parameter, or else the name of a scheme, which is followed by no equals sign. */
    private static final Pattern PART = Pattern.compile("\\G[\\s,]*(?:(?<name>" + TOKEN
            + ")\\s*=\\s*(?:\"(?<quoted>(?:[^\"\\\\]|\\\\.)*+)\"|(?<plain>" + TOKEN + "))|(?<scheme>" + TOKEN + "))");

    private Challenges() {}

    /** Tells whether the access token was refused as such (RFC 6750, section 3.1), so that another one may do. */
    static boolean saysInvalidToken(Headers headers) {
        return says(headers, "Bearer", "invalid_token") || says(headers, "DPoP", "invalid_token");
    }

    /** Tells whether the proof needs the nonce that came along (RFC 9449, section 9). */
    static boolean asksForNonce(Headers headers) {
        return says(headers, "DPoP", "use_dpop_nonce");
    }

    private static boolean says(Headers headers, String scheme, String error) {
        return headers.all("WWW-Authenticate").stream().anyMatch(line -> lineSays(line, scheme, error));
    }

    /** A line may have several challenges, also of one scheme. */
    private static boolean lineSays(String line, String scheme, String error) {
        boolean within = false;
        for (Matcher part = PART.matcher(line); part.find(); ) {
            if (part.group("scheme") != null) {
                within = part.group("scheme").equalsIgnoreCase(scheme);
            } else if (within && part.group("name").equalsIgnoreCase("error")) {
                String value = part.group("quoted") != null ? part.group("quoted") : part.group("plain");
                if (value.equals(error)) {
                    return true;
                }
            }
        }
        return false;
    }
}
