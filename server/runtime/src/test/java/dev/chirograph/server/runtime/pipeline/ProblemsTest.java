package dev.chirograph.server.runtime.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chirograph.server.runtime.ProblemException;
import dev.chirograph.server.runtime.Response;
import io.helidon.http.Status;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {
    private final Problems own = Problems.of("https://api.example/problems/", "urn:example:request:");

    @Test
    void typeAndInstanceStartWithTheApisOwn() {
        Response response = own.of(ProblemException.notFound("no such book"), "r-1");

        assertEquals(404, response.status());
        assertEquals("application/problem+json", response.mediaType());
        assertEquals("""
                {"type":"https://api.example/problems/not-found","title":"Not found","status":404,\
                "detail":"no such book","instance":"urn:example:request:r-1"}""", content(response));
    }

    @Test
    void blankProblemHasTheTitleOfItsStatusAndNoInstance() {
        Response response = Problems.blank().of(ProblemException.conflict("taken"), "r-1");

        assertEquals("""
                {"type":"about:blank","title":"Conflict","status":409,"detail":"taken"}""", content(response));
    }

    @Test
    void statusWithoutAKindIsBlank() {
        assertEquals("""
                {"type":"about:blank","title":"Misdirected Request","status":421,"detail":"no",\
                "instance":"urn:example:request:r-1"}""", content(own.of(Status.MISDIRECTED_REQUEST_421, "no", "r-1")));
    }

    @Test
    void headersOfTheProblemAreTheResponses() {
        Response response = own.of(ProblemException.methodNotAllowed("GET, OPTIONS"), "r-1");

        assertEquals("GET, OPTIONS", response.headers().get("Allow"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\\b", "a\r\nb", "\u00e4"})
    void realmThatWouldHaveToBeEscapedIsRejected(String realm) {
        assertThrows(
                IllegalArgumentException.class, () -> PipelineSettings.builder().realm(realm));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Integer.MAX_VALUE})
    void maximumBodyBytesThatDoNotFitIntoAnArrayAreRejected(long bytes) {
        assertThrows(
                IllegalArgumentException.class, () -> PipelineSettings.builder().maximumBodyBytes(bytes));
    }

    private static String content(Response response) {
        return new String(response.content(), StandardCharsets.UTF_8);
    }
}
