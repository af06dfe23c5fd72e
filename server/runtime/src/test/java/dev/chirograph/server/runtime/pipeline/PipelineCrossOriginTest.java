package dev.chirograph.server.runtime.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.runtime.CorsPolicy;
import dev.chirograph.server.runtime.Operation;
import dev.chirograph.server.runtime.pipeline.RunningPipeline.Answer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CORS: the operations that scripts of other origins may call, and the headers that they may read. */
class PipelineCrossOriginTest {
    private static final String[] ORIGIN = {"Origin", "https://page.example"};

    private static RunningPipeline api;

    @BeforeAll
    static void start() throws Exception {
        api = RunningPipeline.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aPreflightNamesTheMethodsAndHeadersOfTheOpenOperationsAtItsPath() throws Exception {
        Answer answer = preflight("/notes/7");

        assertEquals(204, answer.status());
        assertEquals("*", answer.header("Access-Control-Allow-Origin"));
        assertEquals("GET", answer.header("Access-Control-Allow-Methods"));
        assertEquals("Authorization", answer.header("Access-Control-Allow-Headers"));
        assertEquals("7200", answer.header("Access-Control-Max-Age"));
        assertEquals("", answer.header("Access-Control-Allow-Credentials"));
    }

    @Test
    void anOperationWithoutHeadersAllowsTheSafelistedOnesOnly() throws Exception {
        Answer answer = preflight("/search");

        assertEquals("GET", answer.header("Access-Control-Allow-Methods"));
        assertEquals("", answer.header("Access-Control-Allow-Headers"));
        assertEquals("", api.get("/search", ORIGIN).header("Access-Control-Expose-Headers"));
    }

    @ParameterizedTest
    @CsvSource({"/notes/mine, GET", "/notes, POST"})
    void aPreflightOfAPathWithoutOpenOperationsOpensNothing(String path, String method) throws Exception {
        Answer answer = api.send(
                "OPTIONS", path, "", "Origin", "https://page.example", "Access-Control-Request-Method", method);

        assertEquals("", answer.header("Access-Control-Allow-Origin"));
        assertEquals("", answer.header("Access-Control-Allow-Methods"));
    }

    @ParameterizedTest
    @CsvSource({"Bearer ada, 200", "Bearer nobody, 403", "Bearer expired, 401"})
    void scriptsCanReadEveryResponseOfAnOpenOperation(String authorization, int status) throws Exception {
        Answer answer = api.get("/notes/7", "Origin", "https://page.example", "Authorization", authorization);

        assertEquals(status, answer.status());
        assertEquals("*", answer.header("Access-Control-Allow-Origin"));
        assertEquals("Retry-After", answer.header("Access-Control-Expose-Headers"));
    }

    @Test
    void scriptsCannotReadTheResponseOfAClosedOperationAtTheSamePath() throws Exception {
        Answer answer = api.send("DELETE", "/notes/7", "", ORIGIN);

        assertEquals(204, answer.status());
        assertEquals("", answer.header("Access-Control-Allow-Origin"));
    }

    @Test
    void scriptsCanReadThatAPathDoesNotHaveAMethod() throws Exception {
        Answer answer = api.send("PUT", "/notes/7", "", ORIGIN);

        assertEquals(405, answer.status());
        assertEquals("*", answer.header("Access-Control-Allow-Origin"));
    }

    @Test
    void optionsWithoutARequestedMethodIsNoPreflight() throws Exception {
        Answer answer = api.send("OPTIONS", "/notes/7", "", ORIGIN);

        assertEquals("", answer.header("Access-Control-Allow-Methods"));
        assertEquals("GET, HEAD, PATCH, DELETE, OPTIONS", answer.header("Allow"));
    }

    @Test
    void ofTwoOperationsWithOneMethodBothMustBeOpen() {
        var policy = new CorsPolicy(List.of(), List.of());
        Operation open = Operation.builder("a", "GET", "/a?x=1").cors(policy).build();
        Operation closed = Operation.builder("b", "GET", "/a").build();

        assertNotNull(CrossOrigin.of(List.of(open), Set.of()));
        assertNull(CrossOrigin.of(List.of(open, closed), Set.of()));
    }

    @Test
    void scriptsOfAListedOriginMayCallEveryOperationOfThePath() throws Exception {
        Answer answer = api.send(
                "OPTIONS",
                "/notes/7",
                "",
                "Origin",
                RunningPipeline.LISTED_ORIGIN,
                "Access-Control-Request-Method",
                "DELETE");

        assertEquals(204, answer.status());
        assertEquals(RunningPipeline.LISTED_ORIGIN, answer.header("Access-Control-Allow-Origin"));
        assertEquals("GET, PATCH, DELETE", answer.header("Access-Control-Allow-Methods"));
        assertTrue(answer.header("Access-Control-Allow-Headers").contains("Authorization"));
        assertTrue(answer.header("Access-Control-Allow-Headers").contains("Content-Type"));
        assertEquals("Origin", answer.header("Vary"));
        assertEquals("", answer.header("Access-Control-Allow-Credentials"));
    }

    @ParameterizedTest
    @CsvSource({"Bearer ada, 200", "Bearer nobody, 403", "Bearer expired, 401"})
    void scriptsOfAListedOriginCanReadEveryResponse(String authorization, int status) throws Exception {
        Answer answer = api.get("/notes/7", "Origin", RunningPipeline.LISTED_ORIGIN, "Authorization", authorization);

        assertEquals(status, answer.status());
        assertEquals(RunningPipeline.LISTED_ORIGIN, answer.header("Access-Control-Allow-Origin"));
        assertTrue(answer.header("Access-Control-Expose-Headers").contains("X-Request-Id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://page.example", "null", "http://dashboard.example", "https://dashboard.example.evil"})
    void scriptsOfOtherOriginsCannot(String origin) throws Exception {
        Answer answer = api.get("/notes/mine", "Origin", origin, "Authorization", "Bearer ada");

        assertEquals(200, answer.status());
        assertEquals("", answer.header("Access-Control-Allow-Origin"));
        assertEquals("Origin", answer.header("Vary"));
    }

    private static Answer preflight(String path) throws Exception {
        return api.send(
                "OPTIONS",
                path,
                "",
                "Origin",
                "https://page.example",
                "Access-Control-Request-Method",
                "GET",
                "Access-Control-Request-Headers",
                "authorization");
    }
}
