package dev.chirograph.server.runtime.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.runtime.pipeline.RunningPipeline.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operations that take the raw request. */
class PipelineProtocolTest {
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
    void protocolEndpointReadsTheRawBodyAndSendsItsOwnResponse() throws Exception {
        Answer answer =
                api.send("POST", "/protocol/echo", "a=1&b=2", "Content-Type", "any/thing", "Accept", "image/png");

        assertEquals(200, answer.status());
        assertEquals("text/plain", answer.header("Content-Type"));
        assertEquals("a=1&b=2", answer.body());
    }

    @Test
    void protocolsBodyIsBoundedToo() throws Exception {
        var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[2001]));

        assertEquals("too-large", api.send("POST", "/protocol/echo", body).kind());
    }

    @Test
    void protocolNeedsNoBody() throws Exception {
        assertEquals("", api.send("POST", "/protocol/echo", "").body());
    }

    @Test
    void headerOfAProtocolResponseTakesPrecedenceOverTheEdges() throws Exception {
        assertEquals("max-age=60", api.get("/protocol/document").header("Cache-Control"));
    }

    @ParameterizedTest
    @CsvSource({"document, 5", "raw, 0", "stream, 0"})
    void headResponseHasNoContent(String name, int length) throws Exception {
        String answers = api.raw(
                "HEAD /protocol/" + name + " HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertTrue(answers.startsWith("HTTP/1.1 200 "), answers);
        assertTrue(answers.contains("\r\nContent-Length: " + length + "\r\n"), answers);
        assertTrue(answers.contains("\r\n\r\nHTTP/1.1 404 "), answers);
        assertEquals("", api.send("HEAD", "/protocol/" + name, "").body());
    }

    @Test
    void contentMayBeStreamed() throws Exception {
        assertEquals("one,two", api.get("/protocol/stream").body());
    }

    @Test
    void protocolEndpointWithoutResponseIsAnsweredWith500() throws Exception {
        assertEquals("internal", api.get("/protocol/silent").kind());
    }

    @Test
    void protocolMayRefuseWithAProblem() throws Exception {
        Answer answer = api.get("/protocol/refusing");

        assertEquals("forbidden", answer.kind());
        assertEquals("not you", answer.problem().getString("detail"));
    }

    @Test
    void secondResponseIsNotSent() throws Exception {
        String answers = api.raw("GET /protocol/twice HTTP/1.1\r\nHost: x\r\n\r\n");

        assertTrue(answers.startsWith("HTTP/1.1 200 "), answers);
        assertEquals(0, answers.lastIndexOf("HTTP/1.1"), answers);
        assertTrue(answers.endsWith("first"), answers);
    }

    @Test
    void responseThatFailsHalfWayIsTruncated() throws Exception {
        String answer = api.raw("GET /protocol/half HTTP/1.1\r\nHost: x\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer.substring(0, 20));
        assertEquals(0, answer.lastIndexOf("HTTP/1.1"));
        assertFalse(answer.endsWith("\r\n0\r\n\r\n"), "the end of the content was sent");
        assertFalse(answer.contains("hidden"));
    }

    @Test
    void clientDetectsAResponseThatFailsHalfWay() {
        assertThrows(IOException.class, () -> api.get("/protocol/half"));
    }
}
