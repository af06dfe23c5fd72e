package dev.chirograph.server.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.jwk.ECKey;
import dev.chirograph.server.MovableClock;
import dev.chirograph.server.runtime.Caller;
import jakarta.json.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Access tokens of issuers that do not follow RFC 9068, and tokens that must not be accepted as such. */
final class TokenProfileTest {
    private static final ECKey KEY = Minted.key("one");
    private static final TokenProfile KEYCLOAK =
            new TokenProfile(false, new TokenProfile.Discriminator("typ", "Bearer"), "azp", "scp");

    private final MovableClock clock = new MovableClock();

    private Minted token() {
        return Minted.good("one", clock.instant())
                .header("typ", "JWT")
                .claim("client_id", null)
                .claim("scope", null)
                .claim("jti", null)
                .claim("typ", "Bearer")
                .claim("azp", "app")
                .claim("scp", "items:read  profile");
    }

    @Test
    void tokenOfTheProfileIsAccepted() throws Exception {
        Caller caller = check(KEYCLOAK, token()).caller();

        assertEquals("app", caller.clientId());
        assertEquals(Set.of("items:read", "profile"), caller.scopes());
    }

    @Test
    void scopesMayBeAList() throws Exception {
        Minted token = token().claim(
                        "scp",
                        Json.createArrayBuilder()
                                .add("items:read")
                                .add(7)
                                .add("")
                                .build());

        assertEquals(Set.of("items:read"), check(KEYCLOAK, token).caller().scopes());
    }

    @ParameterizedTest
    @CsvSource({"ID", "bearer", "Refresh", "''", ","})
    void tokenWithoutTheDiscriminatorIsRejected(@Nullable String mark) {
        assertThrows(InvalidTokenException.class, () -> check(KEYCLOAK, token().claim("typ", mark)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at_hash", "c_hash", "s_hash"})
    void idTokenIsRejectedEvenWithTheDiscriminator(String hash) {
        assertThrows(InvalidTokenException.class, () -> check(KEYCLOAK, token().claim(hash, "x")));
    }

    @ParameterizedTest
    @CsvSource({"at+jwt", "logout+jwt", "dpop+jwt", "''", ","})
    void aTokenOfAnotherTypeIsRefused(@Nullable String type) {
        assertThrows(InvalidTokenException.class, () -> check(KEYCLOAK, token().header("typ", type)));
    }

    @Test
    void profileOfOneIssuerDoesNotApplyToAnother() {
        assertThrows(
                InvalidTokenException.class,
                () -> check(
                        TokenProfile.RFC_9068, token().claim("client_id", "app").claim("jti", "1")));
    }

    @Test
    void discriminatorMayBeRequiredInAdditionToTheType() throws Exception {
        var marked =
                new TokenProfile(true, new TokenProfile.Discriminator("token_use", "access"), "client_id", "scope");
        Minted good = Minted.good("one", clock.instant());

        assertThrows(InvalidTokenException.class, () -> check(marked, good));
        assertEquals(
                "client-a",
                check(marked, good.claim("token_use", "access")).caller().clientId());
    }

    @Test
    void typJwtNeedsADiscriminator() {
        assertThrows(IllegalArgumentException.class, () -> new TokenProfile(false, null, "client_id", "scope"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud", "azp", "nonce", "auth_time", "sid"})
    void claimOfIdTokensIsNoDiscriminator(String claim) {
        assertThrows(IllegalArgumentException.class, () -> new TokenProfile.Discriminator(claim, "x"));
    }

    private AccessTokenValidator.ValidatedClaims check(TokenProfile profile, Minted token)
            throws InvalidTokenException {
        var validator =
                new AccessTokenValidator(Minted.ISSUER, Minted.AUDIENCE, profile, ExternalJwks.ALGORITHMS, 255, clock);
        return validator.validate(UnverifiedToken.parse(token.signedWith(KEY)));
    }
}
