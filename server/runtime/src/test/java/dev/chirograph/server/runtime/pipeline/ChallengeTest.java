package dev.chirograph.server.runtime.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chirograph.server.runtime.ChallengeSettings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChallengeTest {
    private final Challenge plain = new Challenge("notes", ChallengeSettings.bearer());
    private final Challenge full =
            new Challenge("notes", new ChallengeSettings("https://api.example/metadata", List.of("ES256", "PS256")));

    @Test
    void challengeForMissingCredentialsHasNoError() {
        assertEquals("Bearer realm=\"notes\"", plain.missing());
    }

    @Test
    void challengeForMissingCredentialsNamesBothSchemesAndTheMetadata() {
        assertEquals(
                "Bearer realm=\"notes\", resource_metadata=\"https://api.example/metadata\","
                        + " DPoP realm=\"notes\", algs=\"ES256 PS256\","
                        + " resource_metadata=\"https://api.example/metadata\"",
                full.missing());
    }

    @Test
    void challengeForRejectedTokenNamesTheError() {
        assertEquals(
                "Bearer realm=\"notes\", error=\"invalid_token\", error_description=\"The token has expired\"",
                plain.refused(AuthenticationScheme.BEARER, "invalid_token", "The token has expired"));
    }

    @Test
    void challengeForBearerTokenOffersDpopToo() {
        assertEquals(
                "Bearer realm=\"notes\", error=\"invalid_token\", error_description=\"no\","
                        + " resource_metadata=\"https://api.example/metadata\","
                        + " DPoP realm=\"notes\", algs=\"ES256 PS256\","
                        + " resource_metadata=\"https://api.example/metadata\"",
                full.refused(AuthenticationScheme.BEARER, "invalid_token", "no"));
    }

    @Test
    void challengeForDpopNamesDpopAlone() {
        assertEquals(
                "DPoP realm=\"notes\", error=\"use_dpop_nonce\", error_description=\"again\","
                        + " algs=\"ES256 PS256\", resource_metadata=\"https://api.example/metadata\"",
                full.refused(AuthenticationScheme.DPOP, "use_dpop_nonce", "again"));
    }

    @Test
    void missingScopesAreNamed() {
        var scopes = new LinkedHashSet<>(List.of("items:read", "items:write"));

        assertEquals(
                "Bearer realm=\"notes\", error=\"insufficient_scope\","
                        + " error_description=\"The access token lacks a scope\", scope=\"items:read items:write\"",
                plain.insufficientScope(AuthenticationScheme.BEARER, scopes));
    }

    @Test
    void missingScopesAreNamedInTheSchemeThatWasChosen() {
        assertEquals(
                "DPoP realm=\"notes\", error=\"insufficient_scope\","
                        + " error_description=\"The access token lacks a scope\", scope=\"items:read\","
                        + " algs=\"ES256 PS256\", resource_metadata=\"https://api.example/metadata\"",
                full.insufficientScope(AuthenticationScheme.DPOP, Set.of("items:read")));
    }

    @Test
    void nothingInADescriptionEndsItsQuotes() {
        assertEquals(
                "Bearer realm=\"notes\", error=\"invalid_token\", error_description=\"a', b='?c??d?e?\"",
                plain.refused(AuthenticationScheme.BEARER, "invalid_token", "a\", b='\\c\r\nd\u00e9e\ud83d\ude00"));
    }

    @Test
    void challengeWithoutRealmHasNoRealmAttribute() {
        var bearer = new Challenge(null, ChallengeSettings.bearer());
        var both = new Challenge(null, new ChallengeSettings(null, List.of("ES256")));

        assertEquals("Bearer", bearer.missing());
        assertEquals("Bearer, DPoP algs=\"ES256\"", both.missing());
        assertEquals(
                "Bearer error=\"invalid_token\", error_description=\"no\"",
                bearer.refused(AuthenticationScheme.BEARER, "invalid_token", "no"));
    }
}
