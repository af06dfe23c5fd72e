package dev.chirograph.server.token;

import dev.chirograph.server.runtime.Caller;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Validates the header and claims of one issuer's access tokens (RFC 9068, section 4; RFC 8725), but not the signature. */
final class AccessTokenValidator {
    /** The tolerance for differing clocks. It applies to {@code iat} and {@code nbf}, and not to {@code exp}. */
    static final Duration SKEW = Duration.ofSeconds(5);

    private static final Set<String> PROFILED = Set.of("at+jwt", "application/at+jwt");
    private static final Set<String> OF_ANY_JWT = Set.of("jwt", "application/jwt");

    /**
     * Claims that only ID tokens have, so that any of them identifies one (OpenID Connect Core, 3.1.3.6, 3.3.2.11).
     */
    private static final List<String> HASHES_OF_ID_TOKENS = List.of("at_hash", "c_hash", "s_hash");

    /** Header parameters with the sender's own key or its URL, which prove nothing. */
    private static final List<String> KEYS_OF_THE_SENDER = List.of("jwk", "jku", "x5u", "x5c");

    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(Instant.MAX.getEpochSecond());

    private final String issuer;
    private final String audience;
    private final TokenProfile profile;
    private final Set<String> algorithms;
    private final int longestName;
    private final Clock clock;

    /** @param longestName how long a subject or a client id may be */
    AccessTokenValidator(
            String issuer,
            String audience,
            TokenProfile profile,
            Set<String> algorithms,
            int longestName,
            Clock clock) {
        this.issuer = issuer;
        this.audience = audience;
        this.profile = profile;
        this.algorithms = Set.copyOf(algorithms);
        this.longestName = longestName;
        this.clock = clock;
    }

    /**
     * The claims of a token that passed validation. Trustworthy only after its signature is verified.
     *
     * @param notBefore the later of {@code iat} and {@code nbf}
     */
    record ValidatedClaims(
            String keyId,
            String algorithm,
            Caller caller,
            String tokenId,
            @Nullable String dpopKey,
            Instant notBefore,
            Instant expiresAt) {}

    ValidatedClaims validate(UnverifiedToken token) throws InvalidTokenException {
        String algorithm = checkHeader(token.header());
        String keyId = required(token.header(), "kid");
        JsonObject claims = token.claims();
        if (!issuer.equals(UnverifiedToken.string(claims, "iss"))) {
            throw new InvalidTokenException("The token was issued by another issuer.");
        }
        if (!isForThisAudience(claims.get("aud"))) {
            throw new InvalidTokenException("The token is for another audience (aud).");
        }
        checkDiscriminator(claims);
        Instant expiresAt = checkExpiry(claims);
        Instant notBefore = checkNotBefore(claims);
        Caller caller = new Caller(
                required(claims, "sub"),
                required(claims, profile.clientClaim()),
                scopes(claims),
                UnverifiedToken.string(claims, "authorization_id"));
        return new ValidatedClaims(keyId, algorithm, caller, tokenId(claims), dpopKey(claims), notBefore, expiresAt);
    }

    private String checkHeader(JsonObject header) throws InvalidTokenException {
        checkType(UnverifiedToken.string(header, "typ"));
        String algorithm = UnverifiedToken.string(header, "alg");
        if (algorithm == null || !algorithms.contains(algorithm)) {
            throw new InvalidTokenException("The token's algorithm (alg) is not accepted.");
        }
        // RFC 7515, section 4.1.11: a token with an unsupported extension must be rejected; none is supported.
        if (header.containsKey("crit")) {
            throw new InvalidTokenException("The token requires an extension (crit) that is not supported.");
        }
        for (String name : KEYS_OF_THE_SENDER) {
            if (header.containsKey(name)) {
                throw new InvalidTokenException("The token must not contain its own key (" + name + ").");
            }
        }
        return algorithm;
    }

    private void checkType(@Nullable String type) throws InvalidTokenException {
        // JWT does not tell an access token from an ID token; the discriminator does.
        Set<String> types = profile.profiled() ? PROFILED : OF_ANY_JWT;
        if (type == null || !types.contains(type.toLowerCase(Locale.ROOT))) {
            throw new InvalidTokenException("The token is not an access token: its typ must be "
                    + (profile.profiled() ? "at+jwt (RFC 9068)." : "JWT."));
        }
    }

    private void checkDiscriminator(JsonObject claims) throws InvalidTokenException {
        TokenProfile.Discriminator discriminator = profile.discriminator();
        if (discriminator != null
                && !discriminator.value().equals(UnverifiedToken.string(claims, discriminator.claim()))) {
            throw new InvalidTokenException(
                    "The token is not an access token by its claim " + discriminator.claim() + ".");
        }
        if (profile.profiled()) {
            return;
        }
        for (String name : HASHES_OF_ID_TOKENS) {
            if (claims.containsKey(name)) {
                throw new InvalidTokenException("The token is an ID token.");
            }
        }
    }

    private boolean isForThisAudience(@Nullable JsonValue claim) {
        if (!(claim instanceof JsonArray audiences)) {
            return isThisAudience(claim);
        }
        for (JsonValue one : audiences) {
            if (isThisAudience(one)) {
                return true;
            }
        }
        return false;
    }

    private boolean isThisAudience(@Nullable JsonValue value) {
        return value instanceof JsonString text && text.getString().equals(audience);
    }

    private Instant checkExpiry(JsonObject claims) throws InvalidTokenException {
        Instant expiresAt = time(claims, "exp");
        if (expiresAt == null) {
            throw new InvalidTokenException("The token must have an expiry (exp).");
        }
        if (!clock.instant().isBefore(expiresAt)) {
            throw new InvalidTokenException("The token has expired.");
        }
        return expiresAt;
    }

    private Instant checkNotBefore(JsonObject claims) throws InvalidTokenException {
        if (!claims.containsKey("iat")) {
            throw new InvalidTokenException("The token must have an issue time (iat).");
        }
        Instant notBefore = Instant.EPOCH;
        for (String name : List.of("nbf", "iat")) {
            Instant time = time(claims, name);
            if (time != null && time.isAfter(clock.instant().plus(SKEW))) {
                throw new InvalidTokenException("The token is not valid yet (" + name + ").");
            }
            if (time != null && time.isAfter(notBefore)) {
                notBefore = time;
            }
        }
        return notBefore;
    }

    private static @Nullable Instant time(JsonObject claims, String name) throws InvalidTokenException {
        JsonValue value = claims.get(name);
        if (value == null) {
            return null;
        }
        // The range first: converting 1e999999999 to an integer would exhaust the memory.
        if (value instanceof JsonNumber number
                && number.bigDecimalValue().signum() >= 0
                && number.bigDecimalValue().compareTo(LAST_SECOND) <= 0) {
            return Instant.ofEpochSecond(number.bigDecimalValue().longValue());
        }
        throw new InvalidTokenException("The token's " + name + " must be a time in seconds.");
    }

    private String required(JsonObject object, String name) throws InvalidTokenException {
        String value = UnverifiedToken.string(object, name);
        if (value == null || value.length() > longestName) {
            throw new InvalidTokenException("The token's " + name + " is missing or too long.");
        }
        return value;
    }

    /** Returns the {@code jti}, which RFC 9068, section 2.2, requires. Other profiles may lack it, and theirs is not used. */
    private String tokenId(JsonObject claims) throws InvalidTokenException {
        return profile.profiled() ? required(claims, "jti") : "";
    }

    /**
     * Returns the thumbprint of the key that the token is bound to (RFC 9449, section 6.1), null if it is not bound. A token with another
     * kind of binding must not be accepted as one without.
     */
    private static @Nullable String dpopKey(JsonObject claims) throws InvalidTokenException {
        JsonValue confirmation = claims.get("cnf");
        if (confirmation == null) {
            return null;
        }
        String thumbprint = confirmation instanceof JsonObject members && members.size() == 1
                ? UnverifiedToken.string(members, "jkt")
                : null;
        if (thumbprint == null) {
            throw new InvalidTokenException("The token is bound (cnf) in a way that is not supported.");
        }
        return thumbprint;
    }

    /** Reads a space-separated string (RFC 8693, section 4.2), or the array of strings that some issuers write. */
    private Set<String> scopes(JsonObject claims) {
        Set<String> scopes = new HashSet<>();
        JsonValue value = claims.get(profile.scopeClaim());
        if (value instanceof JsonString text) {
            Collections.addAll(scopes, text.getString().split(" "));
        } else if (value instanceof JsonArray array) {
            for (JsonValue one : array) {
                if (one instanceof JsonString scope) {
                    scopes.add(scope.getString());
                }
            }
        }
        scopes.remove("");
        return Set.copyOf(scopes);
    }
}
