package dev.chirograph.server.runtime.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.runtime.pipeline.RunningPipeline.Answer;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of the pipeline that each request passes. */
class PipelineTest {
    private static final String ADA = "Bearer ada";

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
    void callerWithTheScopeMayCall() throws Exception {
        Answer answer = api.get("/notes/42", "Authorization", "Bearer bob");

        assertEquals(200, answer.status());
        assertEquals("application/json", answer.header("Content-Type"));
        assertEquals("{\"text\":\"42\",\"stars\":1}", answer.body());
        assertEquals("", answer.header("RateLimit"));
    }

    @Test
    void unknownPathIsNotFound() throws Exception {
        Answer answer = api.get("/nowhere", "Authorization", ADA);

        assertEquals(404, answer.status());
        assertEquals("not-found", answer.kind());
    }

    @Test
    void methodThatAPathDoesNotHaveIsNamedWithThoseItHas() throws Exception {
        Answer answer = api.send("PUT", "/notes/42", "{}");

        assertEquals(405, answer.status());
        assertEquals("method-not-allowed", answer.kind());
        assertEquals("GET, HEAD, PATCH, DELETE, OPTIONS", answer.header("Allow"));
    }

    @Test
    void optionsReturnsAllowWithoutCredentials() throws Exception {
        Answer answer = api.send("OPTIONS", "/notes", "");

        assertEquals(204, answer.status());
        assertEquals("POST, OPTIONS", answer.header("Allow"));
        assertEquals("", answer.body());
    }

    @Test
    void headIsGetWithoutContent() throws Exception {
        Answer head = api.send("HEAD", "/notes/42", "", "Authorization", ADA);

        assertEquals(200, head.status());
        assertEquals("", head.body());
        assertEquals("application/json", head.header("Content-Type"));
        assertEquals("23", head.header("Content-Length"));
    }

    @Test
    void refusedHeadHasNoContentEither() throws Exception {
        String answers = api.raw(
                "HEAD /notes/42 HTTP/1.1\r\nHost: x\r\n\r\n",
                "HEAD /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertTrue(answers.startsWith("HTTP/1.1 401 "), answers);
        assertTrue(answers.contains("\r\n\r\nHTTP/1.1 404 "), answers);
        assertTrue(answers.endsWith("\r\n\r\n"), answers);
    }

    @Test
    void missingTokenIsAnsweredWith401AndAChallengeWithoutError() throws Exception {
        Answer answer = api.get("/notes/42");

        assertEquals(401, answer.status());
        assertEquals("unauthorized", answer.kind());
        assertEquals("Bearer realm=\"notes\"", answer.header("WWW-Authenticate"));
    }

    @Test
    void invalidTokenIsAnsweredWith401AndTheErrorInTheChallenge() throws Exception {
        Answer answer = api.get("/notes/42", "Authorization", "Bearer stale");

        assertEquals(401, answer.status());
        assertEquals("unauthorized", answer.kind());
        assertEquals(
                "Bearer realm=\"notes\", error=\"invalid_token\", error_description=\"The 'token' has expired\"",
                answer.header("WWW-Authenticate"));
    }

    @Test
    void credentialsThatCannotBeReadAreABadRequest() throws Exception {
        Answer answer = api.get("/notes/42", "Authorization", "Basic YTpi");

        assertEquals(400, answer.status());
        assertEquals("malformed", answer.kind());
        assertEquals(
                "Bearer realm=\"notes\", error=\"invalid_request\", error_description=\"The scheme must be Bearer\"",
                answer.header("WWW-Authenticate"));
    }

    @Test
    void unverifiableTokenIsAnsweredWith503AndRetryAfter() throws Exception {
        Answer answer = api.get("/notes/42", "Authorization", "Bearer undecided");

        assertEquals(503, answer.status());
        assertEquals("unavailable", answer.kind());
        assertEquals("5", answer.header("Retry-After"));
    }

    @Test
    void newDpopNonceIsInTheResponse() throws Exception {
        Answer answer = api.get("/notes/42", "Authorization", "Bearer fresh");

        assertEquals(200, answer.status());
        assertEquals("next", answer.header("DPoP-Nonce"));
    }

    @Test
    void missingScopeIsAnsweredWith403AndInsufficientScope() throws Exception {
        Answer answer = api.get("/notes/42", "Authorization", "Bearer nobody");

        assertEquals(403, answer.status());
        assertEquals("forbidden", answer.kind());
        assertEquals(
                "Bearer realm=\"notes\", error=\"insufficient_scope\","
                        + " error_description=\"The access token lacks a scope\", scope=\"notes:read\"",
                answer.header("WWW-Authenticate"));
    }

    @ParameterizedTest
    @CsvSource({"ada, 201", "bob, 403", "nobody, 403"})
    void callerNeedsAllScopesOfOneAlternative(String token, int status) throws Exception {
        Answer answer = api.send(
                "POST",
                "/notes",
                "{\"text\":\"a\"}",
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/json");

        assertEquals(status, answer.status());
    }

    @Test
    void operationThatAsksForNoScopeStillAsksForACaller() throws Exception {
        assertEquals(401, api.get("/notes/mine").status());
        assertEquals(
                200, api.get("/notes/mine", "Authorization", "Bearer nobody").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer stale", "Basic YTpi", "Bearer broken", "garbage"})
    void publicOperationDoesNotLookAtCredentials(String authorization) throws Exception {
        assertEquals(200, api.get("/search", "Authorization", authorization).status());
    }

    @Test
    void aliasIsTheSameOperation() throws Exception {
        Answer answer = api.send(
                "POST",
                "/notes/",
                "{\"text\":\"a\",\"stars\":3}",
                "Authorization",
                ADA,
                "Content-Type",
                "application/json");

        assertEquals(201, answer.status());
        assertEquals("/notes/1", answer.header("Location"));
        assertEquals("{\"text\":\"a\",\"stars\":3}", answer.body());
    }

    @Test
    void emptyResponseHasNoContentType() throws Exception {
        Answer answer = api.send("DELETE", "/notes/42", "");

        assertEquals(204, answer.status());
        assertEquals("", answer.header("Content-Type"));
    }

    @Test
    void bodyOfAnOperationWithoutOneIsIgnored() throws Exception {
        assertEquals(
                204,
                api.send("DELETE", "/notes/42", "{", "Content-Type", "text/nonsense")
                        .status());
    }

    @Test
    void pathParameterIsDecoded() throws Exception {
        Answer answer = api.get("/notes/%C3%A4%20b+c%25", "Authorization", ADA);

        assertEquals("{\"text\":\"\u00e4 b+c%\",\"stars\":1}", answer.body());
    }

    @Test
    void parametersAreReadAsOftenAsTheyAreSent() throws Exception {
        Answer answer = api.get(
                "/search?q=1&other=x&q=%C3%A4+b%2B&q&q=&%71=2&&=3",
                "X-Tag", "a", "x-tag", "b, c", "Cookie", "c=1; d=2; c=\"3\"; =; c");

        assertEquals("\"q=[1, \u00e4 b+, , , 2] none=[] X-Tag=[a, b, c] c=[1, 3]\"", answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search?q=%FF", "/search?other=%C3", "/search?%C0%AF=1"})
    void queryThatIsNoUtf8IsMalformed(String path) throws Exception {
        Answer answer = api.get(path);

        assertEquals(400, answer.status());
        assertEquals("malformed", answer.kind());
    }

    @Test
    void unacceptableMediaTypeIsAnsweredWith406() throws Exception {
        int before = api.created();

        Answer answer = api.send(
                "POST",
                "/notes",
                "{\"text\":\"a\"}",
                "Authorization",
                ADA,
                "Content-Type",
                "application/json",
                "Accept",
                "text/html, application/json;q=0");

        assertEquals(406, answer.status());
        assertEquals("not-acceptable", answer.kind());
        assertTrue(answer.problem().getString("detail").endsWith(": application/json"), answer.body());
        assertEquals(before, api.created());
    }

    @Test
    void answerWithoutContentIsAcceptableToAll() throws Exception {
        assertEquals(
                204, api.send("DELETE", "/notes/42", "", "Accept", "text/html").status());
    }

    @Test
    void unauthorizedCallIsRejectedBeforeItsBodyIsChecked() throws Exception {
        Answer answer = api.send("POST", "/notes", "{", "Content-Type", "text/plain", "Accept", "text/html");

        assertEquals(401, answer.status());
    }

    @ParameterizedTest
    @CsvSource({"exception, 500, internal", "error, 500, internal", "header, 500, internal"})
    void failureIsAProblemThatTellsNothing(String how, int status, String kind) throws Exception {
        Answer answer = api.get("/failing/" + how);

        assertEquals(status, answer.status());
        assertEquals(kind, answer.kind());
        assertFalse(answer.body().contains("hidden"), answer.body());
        assertFalse(answer.body().contains("Exception"), answer.body());
        assertEquals("", answer.header("X-Evil"));
    }

    @Test
    void failureToAuthenticateIsNoPermission() throws Exception {
        Answer answer = api.get("/notes/42", "Authorization", "Bearer broken");

        assertEquals(500, answer.status());
        assertFalse(answer.body().contains("hidden"), answer.body());
    }

    @ParameterizedTest
    @CsvSource({"unavailable, 2", "interrupt, 5"})
    void unavailableIsAnsweredWith503AndRetryAfter(String how, String retryAfter) throws Exception {
        Answer answer = api.get("/failing/" + how);

        assertEquals(503, answer.status());
        assertEquals("unavailable", answer.kind());
        assertEquals(retryAfter, answer.header("Retry-After"));
    }

    @Test
    void connectionServesOnAfterRefusals() throws Exception {
        String refused = "POST /notes HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc";
        String answers = api.raw(
                refused,
                "GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n",
                refused,
                "GET /search HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertEquals(List.of("401", "404", "401", "200"), statuses(answers));
    }

    private static List<String> statuses(String answers) {
        return Pattern.compile("HTTP/1\\.1 ([0-9]{3}) ")
                .matcher(answers)
                .results()
                .map(each -> each.group(1))
                .toList();
    }
}
