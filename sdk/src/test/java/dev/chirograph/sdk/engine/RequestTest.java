package dev.chirograph.sdk.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chirograph.sdk.CallOptions;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {
    private static final Operation OPERATION =
            Operation.builder("getPart", "GET", "/things/{id}/parts/{part}").build();

    @Test
    void pathAndQueryValuesArePercentEncoded() {
        Request request = Request.to(OPERATION)
                .path("id", "a/b?c#d%2e é{part}")
                .path("part", "7")
                .query("q", "x&y=z +é")
                .query("none", null)
                .query("q", "")
                .build();

        assertEquals(
                "/things/a%2Fb%3Fc%23d%252e%20%C3%A9%7Bpart%7D/parts/7?q=x%26y%3Dz%20%2B%C3%A9&q=", request.target());
        assertEquals(
                "a/b?c#d%2e é{part}",
                URI.create(request.target()).getPath().split("/parts")[0].substring(8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void emptyAndDotSegmentsAreRejectedAsPathParameters(String value) {
        Request.Builder builder = Request.to(OPERATION);

        assertThrows(IllegalArgumentException.class, () -> builder.path("id", value));
    }

    @Test
    void missingPathParameterIsRejected() {
        Request.Builder builder = Request.to(OPERATION).path("id", "1");

        assertThrows(IllegalStateException.class, builder::build);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2\r\nEvil: yes", "hunter2\u0000", "hunter2é", " hunter2"})
    void headerInjectionIsRejectedWithoutQuotingTheValue(String value) {
        Request.Builder builder = Request.to(OPERATION);

        IllegalArgumentException failure =
                assertThrows(IllegalArgumentException.class, () -> builder.header("X-Note", value));

        assertFalse(failure.getMessage().contains("hunter2"), failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b=c", "a b", "a\"", "é", "a,b"})
    void cookieInjectionIsRejected(String value) {
        Request.Builder builder = Request.to(OPERATION);

        assertThrows(IllegalArgumentException.class, () -> builder.cookie("note", value));
    }

    @Test
    void cookiesShareOneHeader() {
        Request request = Request.to(OPERATION)
                .path("id", "1")
                .path("part", "2")
                .cookie("a", "1")
                .cookie("b", "2")
                .build();

        assertEquals(List.of("a=1; b=2"), request.headers().get("cookie"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "host", "Content-Length", "Transfer-Encoding", "no name", ""})
    void callOptionsRejectHeadersThatTheClientSets(String name) {
        CallOptions.Builder options = CallOptions.builder();

        assertThrows(IllegalArgumentException.class, () -> options.header(name, "1"));
    }
}
