package dev.chirograph.server.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChallengeTest {

    @Test
    void whoSentNothingIsToldOfNoError() {
        assertEquals("Bearer realm=\"chirograph\"", Challenge.missing());
    }

    @Test
    void whoIsRefusedIsToldWhy() {
        assertEquals(
                "Bearer realm=\"chirograph\", error=\"invalid_token\", error_description=\"The token has expired\"",
                Challenge.refused("invalid_token", "The token has expired"));
    }

    @Test
    void missingScopesAreNamed() {
        assertEquals(
                "Bearer realm=\"chirograph\", error=\"insufficient_scope\", scope=\"items:read items:write\"",
                Challenge.insufficientScope(new LinkedHashSet<>(List.of("items:read", "items:write"))));
    }

    @Test
    void nothingInADescriptionEndsItsQuotes() {
        assertEquals(
                "Bearer realm=\"chirograph\", error=\"invalid_token\", error_description=\"a', b='?c??d?e?\"",
                Challenge.refused("invalid_token", "a\", b='\\c\r\nd\u00e9e\ud83d\ude00"));
    }
}
