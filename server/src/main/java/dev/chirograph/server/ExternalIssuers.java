package dev.chirograph.server;

import dev.chirograph.server.token.ExternalIssuer;
import dev.chirograph.server.token.TokenProfile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the external issuers: the first from {@code CHIROGRAPH_ISSUER_URL} and the other {@code CHIROGRAPH_ISSUER_*}, each
 * further one from the same names with a number, such as {@code CHIROGRAPH_ISSUER_2_URL} ({@code docs/external-issuers.md}).
 */
final class ExternalIssuers {
    private static final int MOST = 20;

    /** The URL prefixes every subject of the issuer; the database stores 255 characters for both. */
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
        var external = new ExternalIssuers(variables, mode, publicUrl);
        external.read("ISSUER_");
        for (int number = 2; number <= MOST; number++) {
            String prefix = "ISSUER_" + number + "_";
            if (variables.isAnySet(prefix)) {
                external.read(prefix);
            }
        }
        return List.copyOf(external.issuers);
    }

    /** Reads every variable, even without an issuer: {@link Variables} reports those that were never read as unknown. */
    private void read(String prefix) {
        URI url = variables.optionalUrl(prefix + "URL");
        String audience = variables.optional(prefix + "AUDIENCE");
        TokenProfile profile = profile(prefix);
        if (url != null && audience != null) {
            checkUrl(prefix, url);
            issuers.add(new ExternalIssuer(url, audience, profile));
        } else if (url != null || audience != null) {
            variables.refuse("CHIROGRAPH_" + prefix + "URL and CHIROGRAPH_" + prefix
                    + "AUDIENCE must be set together or not at all: without an audience, tokens that the issuer issued"
                    + " for other services would be accepted");
        } else if (!profile.equals(TokenProfile.RFC_9068)) {
            variables.refuse(
                    "CHIROGRAPH_" + prefix + "URL must be set, because other CHIROGRAPH_" + prefix + "* variables are");
        }
    }

    private void checkUrl(String prefix, URI url) {
        if (mode == Mode.PRODUCTION && !"https".equals(url.getScheme())) {
            variables.refuse("CHIROGRAPH_" + prefix
                    + "URL must begin with https:// in production: over plain http, an attacker could replace the"
                    + " issuer's keys");
        }
        if (url.toString().length() > LONGEST_URL) {
            variables.refuse("CHIROGRAPH_" + prefix + "URL must be at most " + LONGEST_URL + " characters long");
        }
        if (isSame(url, publicUrl)) {
            variables.refuse("CHIROGRAPH_" + prefix + "URL must not be this server's own URL, " + publicUrl
                    + ": its own tokens are always accepted");
        }
        if (issuers.stream().anyMatch(other -> isSame(url, other.url()))) {
            variables.refuse("CHIROGRAPH_" + prefix + "URL must be unique, but " + url
                    + " is configured already; an issuer has one audience");
        }
    }

    /** Ignores a trailing slash: tokens' issuers are compared exactly, but two URLs that differ only in it are a mistake. */
    private static boolean isSame(URI one, URI other) {
        return withoutLastSlash(one).equals(withoutLastSlash(other));
    }

    private static String withoutLastSlash(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private TokenProfile profile(String prefix) {
        boolean profiled = isRfc9068(prefix);
        TokenProfile.Discriminator discriminator = discriminator(prefix + "TOKEN_CLAIM");
        String clientClaim = variables.text(prefix + "CLIENT_CLAIM", TokenProfile.RFC_9068.clientClaim());
        String scopeClaim = variables.text(prefix + "SCOPE_CLAIM", TokenProfile.RFC_9068.scopeClaim());
        if (!profiled && discriminator == null) {
            variables.refuse("CHIROGRAPH_" + prefix + "TOKEN_CLAIM must be set when CHIROGRAPH_" + prefix
                    + "TOKEN_TYPE is JWT, to a claim and its value that distinguish access tokens from ID tokens, such"
                    + " as token_use=access");
            return TokenProfile.RFC_9068;
        }
        return new TokenProfile(profiled, discriminator, clientClaim, scopeClaim);
    }

    private boolean isRfc9068(String prefix) {
        String type = variables.text(prefix + "TOKEN_TYPE", "at+jwt");
        if (!type.equals("at+jwt") && !type.equals("JWT")) {
            variables.refuse("CHIROGRAPH_" + prefix + "TOKEN_TYPE must be at+jwt or JWT, but is \"" + type + "\"");
        }
        return !type.equals("JWT");
    }

    private TokenProfile.@Nullable Discriminator discriminator(String name) {
        String text = variables.optional(name);
        if (text == null) {
            return null;
        }
        int equals = text.indexOf('=');
        try {
            if (equals > 0 && equals < text.length() - 1) {
                return new TokenProfile.Discriminator(text.substring(0, equals), text.substring(equals + 1));
            }
            variables.refuse("CHIROGRAPH_" + name + " must be claim=value, but is \"" + text + "\"");
        } catch (IllegalArgumentException e) {
            variables.refuse("CHIROGRAPH_" + name + " must be a claim that only access tokens have: " + e.getMessage());
        }
        // Any valid value: the problem is reported already, and must not cause another message.
        return new TokenProfile.Discriminator("token_use", "access");
    }
}
