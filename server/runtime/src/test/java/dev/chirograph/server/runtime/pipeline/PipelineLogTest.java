package dev.chirograph.server.runtime.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.chirograph.server.runtime.pipeline.RunningPipeline.Answer;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The log of requests. */
class PipelineLogTest {
    private static RunningPipeline api;

    private final Logger ours = (Logger) LoggerFactory.getLogger("dev.chirograph");
    private final Lines lines = new Lines();

    /** Collects log lines and lets a test wait for one, since a line is written after the response. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final BlockingQueue<ILoggingEvent> events = new LinkedBlockingQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            events.add(event);
        }

        ILoggingEvent next() throws InterruptedException {
            ILoggingEvent event = events.poll(10, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no line was logged");
            }
            return event;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        api = RunningPipeline.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void listen() {
        lines.start();
        ours.setLevel(Level.INFO);
        ours.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        ours.detachAppender(lines);
        ours.setLevel(null);
    }

    @Test
    void lineNamesOperationAndCaller() throws Exception {
        Answer answer = api.get("/notes/mine?secret=1", "Authorization", "Bearer ada");

        ILoggingEvent line = lines.next();
        Map<String, Object> values = values(line);
        assertEquals("request", line.getFormattedMessage());
        assertEquals(answer.header("X-Request-Id"), values.get("request_id"));
        assertEquals("getMine", values.get("operation"));
        assertEquals(200, values.get("status"));
        assertEquals("ada", values.get("caller"));
        assertEquals("phone", values.get("client"));
        assertEquals("127.0.0.1", values.get("address"));
        assertFalse(values.toString().contains("secret"), values.toString());
    }

    @Test
    void logLineOfAHandlerHasTheRequestIdInItsMdc() throws Exception {
        Answer answer = api.get("/notes/42", "Authorization", "Bearer ada");

        ILoggingEvent line = lines.next();
        assertEquals("Note requested: 42", line.getFormattedMessage());
        assertEquals(
                Map.of("request_id", answer.header("X-Request-Id"), "operation", "getNote"), line.getMDCPropertyMap());
        assertEquals(Map.of(), lines.next().getMDCPropertyMap());
    }

    @Test
    void callerOfOneRequestIsNotTheCallerOfTheNext() throws Exception {
        api.raw(
                "GET /notes/mine HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ada\r\n\r\n",
                "GET /search HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertEquals("ada", values(lines.next()).get("caller"));
        Map<String, Object> search = values(lines.next());
        assertEquals("none", search.get("caller"));
        assertEquals("search", search.get("operation"));
        assertEquals("none", values(lines.next()).get("operation"));
    }

    @Test
    void refusedCallIsLoggedWithItsOperation() throws Exception {
        api.get("/notes/42");

        Map<String, Object> values = values(lines.next());
        assertEquals("getNote", values.get("operation"));
        assertEquals(401, values.get("status"));
    }

    @Test
    void failureIsLoggedWithItsReasonAndTheRequestsId() throws Exception {
        Answer answer = api.get("/failing/exception");

        ILoggingEvent line = lines.next();
        assertEquals(Level.ERROR, line.getLevel());
        assertEquals("the hidden reason", line.getThrowableProxy().getMessage());
        assertEquals(answer.header("X-Request-Id"), line.getMDCPropertyMap().get("request_id"));
        // The request's own line; otherwise the next test would read it.
        assertEquals("request", lines.next().getFormattedMessage());
    }

    @Test
    void clientThatDisconnectsIsLoggedWith499AndWithoutError() throws Exception {
        api.rawHalf("POST /notes HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ada\r\nContent-Type: application/json\r\n"
                + "Content-Length: 100\r\n\r\n{\"text\"");

        ILoggingEvent line = lines.next();
        assertEquals("request", line.getFormattedMessage());
        assertEquals(Level.INFO, line.getLevel());
        assertEquals(499, values(line).get("status"));
    }

    private static Map<String, Object> values(ILoggingEvent event) {
        return event.getKeyValuePairs().stream().collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
    }
}
