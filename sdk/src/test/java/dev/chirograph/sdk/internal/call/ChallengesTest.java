package dev.chirograph.sdk.internal.call;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.sdk.transport.Headers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer realm=\"chirograph\", error=\"invalid_token\", error_description=\"It has ended\"",
                "bearer ERROR=invalid_token",
                "Basic realm=\"a, Bearer error=x\", Bearer realm = \"b\\\"c\" , error = \"invalid_token\"",
                "Negotiate, Bearer error=\"invalid_token\""
            })
    void invalidTokenChallengeIsRecognized(String line) {
        assertTrue(Challenges.isInvalidToken(of(line)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer realm=\"chirograph\"",
                "Bearer error=\"insufficient_scope\"",
                "Basic error=\"invalid_token\"",
                "Bearer realm=\"error=invalid_token\"",
                "Bearer error=\"invalid_token",
                "",
                ", ="
            })
    void otherChallengeIsNotInvalidToken(String line) {
        assertFalse(Challenges.isInvalidToken(of(line)));
    }

    private static Headers of(String line) {
        return Headers.of(Map.of("WWW-Authenticate", List.of(line)));
    }
}
