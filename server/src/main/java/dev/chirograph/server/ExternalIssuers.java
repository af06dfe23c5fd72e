package dev.chirograph.server;

import dev.chirograph.server.token.ExternalIssuer;
import dev.chirograph.server.token.TokenProfile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the issuers outside: one by {@code CHIROGRAPH_ISSUER_URL} and its like, each further one by the same names with a
 * number, {@code CHIROGRAPH_ISSUER_2_URL} and its like ({@code docs/outside-issuers.md}).
 */
final class ExternalIssuers {
    private static final int MOST = 20;

    /** It stands before every subject of the issuer, and the database has room for 255 characters of both. */
    private static final int LONGEST_URL = 127;

    private final Variables variables;
    private final Mode mode;
    private final URI publicUrl;
    private final List<ExternalIssuer> issuers = new ArrayList<>();

    private ExternalIssuers(Variables variables, Mode mode, URI publicUrl) {
        this.variables = variables;
        this.mode = mode;
        this.publicUrl = publicUrl;
    }

    static List<ExternalIssuer> read(Variables variables, Mode mode, URI publicUrl) {
        var outside = new ExternalIssuers(variables, mode, publicUrl);
        outside.read("ISSUER_", "AUDIENCE");
        for (int number = 2; number <= MOST; number++) {
            String prefix = "ISSUER_" + number + "_";
            if (variables.isAnySet(prefix)) {
                outside.read(prefix, prefix + "AUDIENCE");
            }
        }
        return List.copyOf(outside.issuers);
    }

    /** Asks for every variable, whether there is an issuer or not: who knows them all can name the misspelt ones. */
    private void read(String prefix, String audienceName) {
        URI url = variables.optionalUrl(prefix + "URL");
        String audience = variables.optional(audienceName);
        TokenProfile dialect = dialect(prefix);
        if (url != null && audience != null) {
            checkUrl(prefix, url);
            issuers.add(new ExternalIssuer(url, audience, dialect));
        } else if (url != null || audience != null) {
            variables.refuse("CHIROGRAPH_" + prefix + "URL and CHIROGRAPH_" + audienceName
                    + " must be set both or neither: without an audience, tokens that the issuer made for others would"
                    + " be good here");
        } else if (!dialect.equals(TokenProfile.RFC_9068)) {
            variables.refuse("CHIROGRAPH_" + prefix + "URL must be set, as how its tokens are written is");
        }
    }

    private void checkUrl(String prefix, URI url) {
        if (mode == Mode.PRODUCTION && !"https".equals(url.getScheme())) {
            variables.refuse("CHIROGRAPH_" + prefix
                    + "URL must begin with https:// in production: who can change its keys on the way can make tokens");
        }
        if (url.toString().length() > LONGEST_URL) {
            variables.refuse("CHIROGRAPH_" + prefix + "URL must not be longer than " + LONGEST_URL + " characters");
        }
        if (isSame(url, publicUrl)) {
            variables.refuse("CHIROGRAPH_" + prefix + "URL must be another issuer than this server, which is "
                    + publicUrl + " and takes its own tokens anyway");
        }
        if (issuers.stream().anyMatch(other -> isSame(url, other.url()))) {
            variables.refuse("CHIROGRAPH_" + prefix + "URL must be another issuer than " + url
                    + ", which is there already; an issuer has one audience here");
        }
    }

    /** Issuers are compared to the letter; but of two that differ in the last slash alone, one is a mistake. */
    private static boolean isSame(URI one, URI other) {
        return withoutLastSlash(one).equals(withoutLastSlash(other));
    }

    private static String withoutLastSlash(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private TokenProfile dialect(String prefix) {
        boolean profiled = isProfiled(prefix);
        TokenProfile.Mark mark = mark(prefix + "TOKEN_CLAIM");
        String clientClaim = variables.text(prefix + "CLIENT_CLAIM", TokenProfile.RFC_9068.clientClaim());
        String scopeClaim = variables.text(prefix + "SCOPE_CLAIM", TokenProfile.RFC_9068.scopeClaim());
        if (!profiled && mark == null) {
            variables.refuse("CHIROGRAPH_" + prefix + "TOKEN_CLAIM must be set when CHIROGRAPH_" + prefix
                    + "TOKEN_TYPE is JWT, to a claim and value by which access tokens are told from ID tokens, such as"
                    + " token_use=access");
            return TokenProfile.RFC_9068;
        }
        return new TokenProfile(profiled, mark, clientClaim, scopeClaim);
    }

    private boolean isProfiled(String prefix) {
        String type = variables.text(prefix + "TOKEN_TYPE", "at+jwt");
        if (!type.equals("at+jwt") && !type.equals("JWT")) {
            variables.refuse("CHIROGRAPH_" + prefix + "TOKEN_TYPE must be at+jwt or JWT");
        }
        return !type.equals("JWT");
    }

    private TokenProfile.@Nullable Mark mark(String name) {
        String text = variables.optional(name);
        if (text == null) {
            return null;
        }
        int equals = text.indexOf('=');
        try {
            if (equals > 0 && equals < text.length() - 1) {
                return new TokenProfile.Mark(text.substring(0, equals), text.substring(equals + 1));
            }
            variables.refuse("CHIROGRAPH_" + name + " must be a claim, an equals sign and its value");
        } catch (IllegalArgumentException e) {
            variables.refuse(
                    "CHIROGRAPH_" + name + " must be a claim that access tokens alone have: " + e.getMessage());
        }
        // Whatever it is: the refusal is said, and not another one that follows from it.
        return new TokenProfile.Mark("token_use", "access");
    }
}
