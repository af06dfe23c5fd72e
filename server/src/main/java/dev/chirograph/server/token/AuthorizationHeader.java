package dev.chirograph.server.token;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the header Authorization as RFC 6750, section 2.1, and RFC 9449, section 7.1, have it. */
final class AuthorizationHeader {
    /** As the sections have it; that a scheme's name is of any case, and more than one space allowed, is RFC 9110, 11.4. */
    private static final Pattern CREDENTIALS =
            Pattern.compile("(?i:(?<bearer>Bearer)|DPoP) +(?<token>[A-Za-z0-9._~+/-]+=*)");

    private static final Pattern SCHEME = Pattern.compile("(?i:Bearer|DPoP)(?:[ \t].*)?", Pattern.DOTALL);

    private AuthorizationHeader() {}

    /** What a header says. */
    sealed interface Content {
        /** A token that comes alone. */
        record Bearer(String token) implements Content {
            /** Leaves out the token. */
            @Override
            public String toString() {
                return "Bearer";
            }
        }

        /** A token that comes with a proof. */
        record Dpop(String token) implements Content {
            /** Leaves out the token. */
            @Override
            public String toString() {
                return "Dpop";
            }
        }

        /** Nothing, or credentials of another scheme: RFC 6750, section 3.1, wants no error named for either. */
        record Nothing() implements Content {}

        record Malformed(String description) implements Content {}
    }

    /** Reads all lines of the header. */
    static Content read(List<String> lines) {
        if (lines.isEmpty()) {
            return new Content.Nothing();
        }
        if (lines.size() > 1) {
            return new Content.Malformed("The header Authorization is there more than once.");
        }
        String line = lines.getFirst();
        Matcher credentials = CREDENTIALS.matcher(line);
        if (credentials.matches()) {
            String token = credentials.group("token");
            return credentials.group("bearer") != null ? new Content.Bearer(token) : new Content.Dpop(token);
        }
        return SCHEME.matcher(line).matches()
                ? new Content.Malformed("The header Authorization must be Bearer or DPoP, a space and one token.")
                : new Content.Nothing();
    }
}
