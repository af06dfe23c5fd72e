package dev.chirograph.server.runtime.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.runtime.pipeline.RunningPipeline.Answer;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accepted bodies, and the problems of others. */
class PipelineBodyTest {
    private static final String GOOD = "{\"text\":\"a\"}";

    private static RunningPipeline api;

    @BeforeAll
    static void start() throws Exception {
        api = RunningPipeline.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json;charset=utf-8",
                "application/json ; charset=\"UTF-8\"",
                "application/json; profile=a",
                "application/json;"
            })
    void jsonIsRead(String contentType) throws Exception {
        assertEquals(201, post(GOOD, contentType).status());
    }

    @Test
    void bodyWithoutLengthIsRead() throws Exception {
        assertEquals(201, post(withoutLength(GOOD), "application/json").status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/merge-patch+json",
                "application/json;charset=utf-16",
                "application/json;charset=iso-8859-1",
                "application/json;charset=utf-8;charset=utf-16",
                "application/json, application/json",
                "application",
                "*/*",
                "\"application/json\""
            })
    void otherMediaTypesAreNotRead(String contentType) throws Exception {
        Answer answer = post(GOOD, contentType);

        assertEquals(415, answer.status());
        assertEquals("unsupported-media-type", answer.kind());
        assertEquals("application/json", answer.header("Accept"));
    }

    @Test
    void unsupportedPatchIsAnsweredWithAcceptPatch() throws Exception {
        Answer answer = api.send("PATCH", "/notes/1", GOOD, "Content-Type", "application/json");

        assertEquals(415, answer.status());
        assertEquals("application/merge-patch+json", answer.header("Accept-Patch"));
        assertEquals("", answer.header("Accept"));
    }

    @Test
    void bodyOfUnknownMediaTypeIsNotRead() throws Exception {
        Answer answer = api.send("PATCH", "/notes/1", GOOD);

        assertEquals(415, answer.status());
        assertEquals("unsupported-media-type", answer.kind());
    }

    @ParameterizedTest
    @CsvSource({"gzip, 415", "'gzip, identity', 415", "x, 415", "identity, 201", "Identity, 201"})
    void codedBodyIsNotRead(String coding, int status) throws Exception {
        Answer answer = api.send(
                "POST",
                "/notes",
                GOOD,
                "Authorization",
                "Bearer ada",
                "Content-Type",
                "application/json",
                "Content-Encoding",
                coding);

        assertEquals(status, answer.status(), answer.body());
        assertEquals(status == 415 ? "identity" : "", answer.header("Accept-Encoding"));
    }

    @Test
    void bodyBeyondTheMaximumIsTooLarge() throws Exception {
        int before = api.created();
        String large = "{\"text\":\"" + "a".repeat(RunningPipeline.MAXIMUM_BODY_BYTES) + "\"}";

        for (BodyPublisher body : List.of(BodyPublishers.ofString(large), withoutLength(large))) {
            Answer answer = post(body, "application/json");

            assertEquals(413, answer.status());
            assertEquals("too-large", answer.kind());
        }
        assertEquals(before, api.created());
    }

    @Test
    void bodyBeyondWhatTheEdgeReadsIsTheSameProblem() throws Exception {
        String huge = "{\"text\":\"" + "a".repeat(300_000) + "\"}";

        assertEquals("too-large", post(withoutLength(huge), "application/json").kind());
    }

    @Test
    void clientGetsTheResponseThoughItStillSends() throws Exception {
        String huge = "a".repeat(30_000);

        for (BodyPublisher body : List.of(BodyPublishers.ofString(huge), withoutLength(huge))) {
            assertEquals(413, post(body, "application/json").status());
            assertEquals(
                    415,
                    api.send("PATCH", "/notes/1", withoutLength(huge), "Content-Type", "a/b")
                            .status());
            assertEquals(401, api.send("POST", "/notes", withoutLength(huge)).status());
            assertEquals(404, api.send("POST", "/nowhere", withoutLength(huge)).status());
            assertEquals(
                    204, api.send("DELETE", "/notes/1", withoutLength(huge)).status());
        }
    }

    @Test
    void largestBodyIsRead() throws Exception {
        String largest = "{\"text\":\"" + "a".repeat(RunningPipeline.MAXIMUM_BODY_BYTES - 11) + "\"}";

        assertEquals(RunningPipeline.MAXIMUM_BODY_BYTES, largest.length());
        assertEquals(201, post(withoutLength(largest), "application/json").status());
    }

    @Test
    void brokenJsonIsMalformedAtALineAndColumn() throws Exception {
        Answer answer = post("{\n  \"text\": nonsense\n}", "application/json");

        assertEquals(400, answer.status());
        assertEquals("malformed", answer.kind());
        String detail = answer.problem().getString("detail");
        assertTrue(detail.matches(".*, at line 2, column 1[0-9]"), detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "nonsense",
                "{\"text\":\"a\"",
                "{\"text\":\"a\"} {}",
                "{\"text\":\"a\",\"text\":\"b\"}",
                "{'text':'a'}",
                "{\"text\":\"a\",}",
                "{\"text\":\"\\ud800\"",
                "\u0000",
                " ",
                "\ufeff{\"text\":\"a\"}"
            })
    void malformedJsonIsRejected(String body) throws Exception {
        Answer answer = post(body, "application/json");

        assertEquals(400, answer.status(), answer.body());
        assertEquals("malformed", answer.kind());
    }

    @Test
    void deepJsonIsMalformed() throws Exception {
        Answer answer = post("[".repeat(900) + "]".repeat(900), "application/json");

        assertEquals(400, answer.status());
        assertEquals("malformed", answer.kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\":\"\u00e9\"}", "\u00ff\u00fe{\u0000}\u0000", "{\"text\":\"\u00c0\u00af\"}"})
    void jsonThatIsNoUtf8IsMalformed(String body) throws Exception {
        Answer answer =
                post(BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.ISO_8859_1)), "application/json");

        assertEquals(400, answer.status());
        assertTrue(answer.problem().getString("detail").contains("UTF-8"), answer.body());
    }

    @Test
    void everyBrokenConstraintIsListed() throws Exception {
        Answer answer = api.send(
                "POST",
                "/notes?dry=yes",
                "{\"stars\":1.5,\"colour/~\":\"red\"}",
                "Authorization",
                "Bearer ada",
                "Content-Type",
                "application/json");

        assertEquals(422, answer.status());
        assertEquals("invalid", answer.kind());
        assertEquals("4 constraints are broken.", answer.problem().getString("detail"));
        assertEquals(
                List.of("query /dry", "body /stars", "body /colour~1~0", "body /text"),
                answer.problem().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                        .map(error -> error.getString("in") + " " + error.getString("pointer"))
                        .toList());
    }

    @Test
    void mistakesWithoutEndAreListedUpToAnEnd() throws Exception {
        List<String> members = new ArrayList<>();
        for (int member = 0; member < 150; member++) {
            members.add("\"m" + member + "\":1");
        }

        Answer answer = post("{" + String.join(",", members) + "}", "application/json");

        assertEquals(100, answer.problem().getJsonArray("errors").size());
        assertEquals("100 constraints or more are broken.", answer.problem().getString("detail"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"a\"", "1"})
    void otherJsonThanExpectedIsInvalid(String body) throws Exception {
        assertEquals(422, post(body, "application/json").status());
    }

    @Test
    void missingBodyIsABrokenConstraint() throws Exception {
        for (BodyPublisher body : List.of(BodyPublishers.noBody(), BodyPublishers.ofString(""), withoutLength(""))) {
            Answer answer = post(body, "application/json");

            assertEquals(422, answer.status());
            JsonObject error = answer.problem().getJsonArray("errors").getJsonObject(0);
            assertEquals("body", error.getString("in"));
            assertEquals("", error.getString("pointer"));
            assertEquals("must be present", error.getString("message"));
        }
    }

    @Test
    void bodyThatIsHeldBackIsRefusedBeforeItIsSent() throws Exception {
        String answer =
                api.raw("POST /notes HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ada\r\nExpect: 100-continue\r\n"
                        + "Content-Type: text/plain\r\nContent-Length: 12\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 415 "), answer);
        assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
    }

    private static Answer post(String body, String contentType) throws Exception {
        return post(BodyPublishers.ofString(body), contentType);
    }

    private static Answer post(BodyPublisher body, String contentType) throws Exception {
        return api.send("POST", "/notes", body, "Authorization", "Bearer ada", "Content-Type", contentType);
    }

    private static BodyPublisher withoutLength(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(RunningPipeline.bytes(body)));
    }
}
