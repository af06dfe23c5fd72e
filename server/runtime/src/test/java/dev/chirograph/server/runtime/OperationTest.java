package dev.chirograph.server.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTest {

    @Test
    void eachRequirementIsOneAlternative() {
        Operation operation = Operation.builder("a", "GET", "/a")
                .requires("b", "c")
                .requires()
                .build();

        assertEquals(List.of(Set.of("b", "c"), Set.of()), operation.requirements());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\"", "a\\", "\u00e9", "a\n"})
    void scopeThatWouldBreakTheChallengeIsRefused(String scope) {
        assertThrows(
                IllegalArgumentException.class,
                () -> Operation.builder("a", "GET", "/a").requires(scope));
    }

    @ParameterizedTest
    @CsvSource({"'',1,PT1M", "\u00e9,1,PT1M", "a,0,PT1M", "a,-1,PT1M", "a,1000000001,PT1M", "a,1,PT0.9S", "a,1,P367D"})
    void invalidRateLimitIsRejected(String name, long limit, Duration window) {
        assertThrows(IllegalArgumentException.class, () -> new RateLimit(name, limit, window, RateLimit.Per.CLIENT));
    }
}
