package dev.chirograph.server.runtime.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptTest {
    private static final List<String> JSON = List.of("application/json");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " , ,",
                "*/*",
                "application/*",
                "application/json",
                "APPLICATION/JSON",
                "application/json;charset=utf-8",
                "application/json; charset=\"UTF-8\"",
                "application/json;q=0.001",
                "application/json;q=1.000",
                "application/json;q=.2",
                "application/json;Q=0.5;extension=1",
                "text/html, application/json",
                "text/html;q=0.9,*/*;q=0.1",
                "text/*, */*;q=0.5",
                "*/*;q=0, application/json",
                "application/*;q=0, application/json;q=0.1",
                "text/plain;a=\"x,application/xml\", application/json",
                "garbage, */*",
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
            })
    void jsonIsAcceptable(String accept) {
        assertTrue(Accept.accepts(List.of(accept), JSON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/xml",
                "application/problem+json",
                "application/jsonp",
                "application/json;q=0",
                "application/json;q=0.0",
                "application/json;q=0, */*",
                "application/*;q=0, */*",
                "*/*;q=0",
                "application/json;version=2",
                "application/json;charset=utf-16",
                "application/json;q=2",
                "application/json;q=-1",
                "application/json;q=x",
                "application/json;q=",
                "application/json;q=1;q=1",
                "application/json application/json",
                "application/",
                "/json",
                "*/json",
                "*",
                "garbage",
                "text/plain;a=\"application/json, application/json"
            })
    void jsonIsNotAcceptable(String accept) {
        assertFalse(Accept.accepts(List.of(accept), JSON));
    }

    @Test
    void withoutTheHeaderAnythingIsAcceptable() {
        assertTrue(Accept.accepts(List.of(), JSON));
    }

    @Test
    void linesAreOneList() {
        assertTrue(Accept.accepts(List.of("text/html", "application/json"), JSON));
        assertFalse(Accept.accepts(List.of("*/*", "application/json;q=0"), JSON));
    }

    @Test
    void oneAcceptableOfSeveralIsEnough() {
        assertTrue(
                Accept.accepts(List.of("application/json;q=0, text/plain"), List.of("application/json", "text/plain")));
    }

    @Test
    void parametersOfWhatIsProducedCount() {
        List<String> produced = List.of("application/json;version=2");

        assertTrue(Accept.accepts(List.of("application/json;version=2"), produced));
        assertTrue(Accept.accepts(List.of("application/json"), produced));
        assertFalse(Accept.accepts(List.of("application/json, application/json;version=2;q=0"), produced));
    }

    @Test
    void longestHeaderIsReadInNoTime() {
        assertFalse(Accept.accepts(List.of("text/plain;a=\"" + "\\\"".repeat(8000)), JSON));
        assertFalse(Accept.accepts(List.of("a/b;" + ";".repeat(16_000) + "x"), JSON));
    }
}
