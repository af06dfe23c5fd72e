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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a token of one issuer must say of itself (RFC 9068, section 4; RFC 8725), signature aside. */
final class AccessTokenValidator {
    /** Clocks differ; a token's end is the end all the same, so this is for its beginning alone. */
    static final Duration SKEW = Duration.ofSeconds(5);

    private static final Set<String> PROFILED = Set.of("at+jwt", "application/at+jwt");
    private static final Set<String> OF_ANY_JWT = Set.of("jwt", "application/jwt");

    /** What only ID tokens have, by which they are known whatever else they say (OpenID Connect Core, 3.1.3.6, 3.3.2.11). */
    private static final List<String> HASHES_OF_ID_TOKENS = List.of("at_hash", "c_hash", "s_hash");

    /** Keys that a token brings along, or says where to fetch, are the sender's and prove nothing. */
    private static final List<String> KEYS_OF_THE_SENDER = List.of("jwk", "jku", "x5u", "x5c");

    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(Instant.MAX.getEpochSecond());

    private final String issuer;
    private final String audience;
    private final TokenProfile dialect;
    private final Set<String> algorithms;
    private final int longestName;
    private final Clock clock;

    /** @param longestName how long a subject or a client id may be */
    AccessTokenValidator(
            String issuer,
            String audience,
            TokenProfile dialect,
            Set<String> algorithms,
            int longestName,
            Clock clock) {
        this.issuer = issuer;
        this.audience = audience;
        this.dialect = dialect;
        this.algorithms = Set.copyOf(algorithms);
        this.longestName = longestName;
        this.clock = clock;
    }

    /**
     * What a token that keeps to the rules says; it is true once the signature is found to be good.
     *
     * @param notBefore the later of {@code iat} and {@code nbf}
     */
    record Statement(
            String keyId,
            String algorithm,
            Caller caller,
            String tokenId,
            @Nullable String dpopKey,
            Instant notBefore,
            Instant expiresAt) {}

    Statement check(UnverifiedToken token) throws InvalidTokenException {
        String algorithm = checkHeader(token.header());
        String keyId = required(token.header(), "kid");
        JsonObject claims = token.claims();
        if (!issuer.equals(UnverifiedToken.string(claims, "iss"))) {
            throw new InvalidTokenException("The token was issued by another issuer.");
        }
        if (!isMeantForUs(claims.get("aud"))) {
            throw new InvalidTokenException("The token is meant for another audience.");
        }
        checkMark(claims);
        Instant expiresAt = checkEnd(claims);
        Instant notBefore = checkBeginning(claims);
        Caller caller = new Caller(
                required(claims, "sub"),
                required(claims, dialect.clientClaim()),
                scopes(claims),
                UnverifiedToken.string(claims, "authorization_id"));
        return new Statement(keyId, algorithm, caller, tokenId(claims), dpopKey(claims), notBefore, expiresAt);
    }

    private String checkHeader(JsonObject header) throws InvalidTokenException {
        checkType(UnverifiedToken.string(header, "typ"));
        String algorithm = UnverifiedToken.string(header, "alg");
        if (algorithm == null || !algorithms.contains(algorithm)) {
            throw new InvalidTokenException("The token is signed with an algorithm that is not accepted.");
        }
        // RFC 7515, section 4.1.11: who does not understand an extension must refuse, and there is none we understand.
        if (header.containsKey("crit")) {
            throw new InvalidTokenException("The token needs an extension (crit) that is not understood.");
        }
        for (String name : KEYS_OF_THE_SENDER) {
            if (header.containsKey(name)) {
                throw new InvalidTokenException("The token brings its own key (" + name + ").");
            }
        }
        return algorithm;
    }

    private void checkType(@Nullable String type) throws InvalidTokenException {
        // Of a type that says nothing of what a JWT is for, its mark has to say it.
        Set<String> types = dialect.profiled() ? PROFILED : OF_ANY_JWT;
        if (type == null || !types.contains(type.toLowerCase(Locale.ROOT))) {
            throw new InvalidTokenException("The token is no access token: its typ must be "
                    + (dialect.profiled() ? "at+jwt (RFC 9068)." : "JWT."));
        }
    }

    private void checkMark(JsonObject claims) throws InvalidTokenException {
        TokenProfile.Mark mark = dialect.mark();
        if (mark != null && !mark.value().equals(UnverifiedToken.string(claims, mark.claim()))) {
            throw new InvalidTokenException("The token is no access token by its claim " + mark.claim() + ".");
        }
        if (!dialect.profiled() && HASHES_OF_ID_TOKENS.stream().anyMatch(claims::containsKey)) {
            throw new InvalidTokenException("The token is an ID token.");
        }
    }

    private boolean isMeantForUs(@Nullable JsonValue claim) {
        List<? extends JsonValue> audiences =
                claim instanceof JsonArray many ? many : claim == null ? List.of() : List.of(claim);
        return audiences.stream()
                .anyMatch(one ->
                        one instanceof JsonString text && text.getString().equals(audience));
    }

    private Instant checkEnd(JsonObject claims) throws InvalidTokenException {
        Instant expiresAt = time(claims, "exp");
        if (expiresAt == null) {
            throw new InvalidTokenException("The token has no end (exp).");
        }
        if (!clock.instant().isBefore(expiresAt)) {
            throw new InvalidTokenException("The token has expired.");
        }
        return expiresAt;
    }

    private Instant checkBeginning(JsonObject claims) throws InvalidTokenException {
        if (!claims.containsKey("iat")) {
            throw new InvalidTokenException("The token does not say when it was issued (iat).");
        }
        Instant notBefore = Instant.EPOCH;
        for (String name : List.of("nbf", "iat")) {
            Instant beginning = time(claims, name);
            if (beginning != null && beginning.isAfter(clock.instant().plus(SKEW))) {
                throw new InvalidTokenException("The token is not good yet (" + name + ").");
            }
            if (beginning != null && beginning.isAfter(notBefore)) {
                notBefore = beginning;
            }
        }
        return notBefore;
    }

    private static @Nullable Instant time(JsonObject claims, String name) throws InvalidTokenException {
        JsonValue value = claims.get(name);
        if (value == null) {
            return null;
        }
        // The range first: making an integer of 1e999999999 would take all the memory there is.
        if (value instanceof JsonNumber number
                && number.bigDecimalValue().signum() >= 0
                && number.bigDecimalValue().compareTo(LAST_SECOND) <= 0) {
            return Instant.ofEpochSecond(number.bigDecimalValue().longValue());
        }
        throw new InvalidTokenException("The token's " + name + " is no time in seconds.");
    }

    private String required(JsonObject object, String name) throws InvalidTokenException {
        String value = UnverifiedToken.string(object, name);
        if (value == null || value.length() > longestName) {
            throw new InvalidTokenException("The token has no " + name + ", or a longer one than is accepted.");
        }
        return value;
    }

    /** Required by RFC 9068, section 2.2; there are issuers that do not keep to it, and nothing here is done with theirs. */
    private String tokenId(JsonObject claims) throws InvalidTokenException {
        return dialect.profiled() ? required(claims, "jti") : "";
    }

    /**
     * Returns the thumbprint of the key that the token is bound to (RFC 9449, section 6.1), null when to none. One that is
     * bound in a way that cannot be checked here must not be taken for one that is free.
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
            throw new InvalidTokenException("The token is bound (cnf) in a way that is not understood.");
        }
        return thumbprint;
    }

    /** A text with spaces between them (RFC 8693, section 4.2), or the list that some issuers make of it. */
    private Set<String> scopes(JsonObject claims) {
        JsonValue value = claims.get(dialect.scopeClaim());
        Stream<String> texts = value instanceof JsonArray many
                ? many.stream().filter(JsonString.class::isInstance).map(one -> ((JsonString) one).getString())
                : value instanceof JsonString text ? Stream.of(text.getString().split(" ")) : Stream.of();
        return texts.filter(scope -> !scope.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }
}
