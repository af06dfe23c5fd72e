package dev.chirograph.server.runtime.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.runtime.pipeline.RunningPipeline.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rate limits and their response headers. */
class PipelineLimitsTest {
    private static RunningPipeline api;

    @BeforeAll
    static void start() throws Exception {
        api = RunningPipeline.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void beginNewWindows() {
        api.pass(Duration.ofDays(2));
    }

    @Test
    void sixthCallIsAnsweredWith429AndRetryAfter() throws Exception {
        List<String> left = new ArrayList<>();
        for (int call = 0; call < 5; call++) {
            Answer answer = api.get("/limited/perAddress");
            assertEquals(200, answer.status());
            assertEquals("\"perAddress\";q=5;w=60", answer.header("RateLimit-Policy"));
            assertEquals("", answer.header("Retry-After"));
            left.add(answer.header("RateLimit"));
        }
        api.pass(Duration.ofMillis(20_500));
        Answer refused = api.get("/limited/perAddress");
        api.pass(Duration.ofSeconds(40));
        Answer allowed = api.get("/limited/perAddress");

        assertEquals(
                List.of(
                        "\"perAddress\";r=4;t=60",
                        "\"perAddress\";r=3;t=60",
                        "\"perAddress\";r=2;t=60",
                        "\"perAddress\";r=1;t=60",
                        "\"perAddress\";r=0;t=60"),
                left);
        assertEquals(429, refused.status());
        assertEquals("too-many-requests", refused.kind());
        assertEquals("40", refused.header("Retry-After"));
        assertEquals("\"perAddress\";q=5;w=60", refused.header("RateLimit-Policy"));
        assertEquals("\"perAddress\";r=0;t=40", refused.header("RateLimit"));
        assertEquals(200, allowed.status());
        assertEquals("\"perAddress\";r=4;t=60", allowed.header("RateLimit"));
    }

    @Test
    void callersAreCountedByThemselves() throws Exception {
        assertEquals(200, limited("perUser", "ada"));
        assertEquals(429, limited("perUser", "ada"));
        assertEquals(200, limited("perUser", "bob"));
    }

    @Test
    void limitPerClientCountsAllUsersOfTheClient() throws Exception {
        assertEquals(200, limited("perClient", "ada"));
        assertEquals(429, limited("perClient", "bob"));
        assertEquals(200, limited("perClient", "nobody"));
    }

    @Test
    void refusedCredentialsAreNotCounted() throws Exception {
        assertEquals(401, limited("perUser", "stale"));
        assertEquals(200, limited("perUser", "ada"));
    }

    @Test
    void allLimitsApplyAndAreInTheRateLimitHeaders() throws Exception {
        Answer first = api.get("/limited/twice");
        Answer second = api.get("/limited/twice");
        Answer third = api.get("/limited/twice");
        api.pass(Duration.ofMinutes(1));
        Answer fourth = api.get("/limited/twice");
        Answer fifth = api.get("/limited/twice");

        assertEquals("\"twice\";q=2;w=60, \"a \\\"day\\\"\";q=3;w=86400", first.header("RateLimit-Policy"));
        assertEquals("\"twice\";r=1;t=60, \"a \\\"day\\\"\";r=2;t=86400", first.header("RateLimit"));
        assertEquals(200, second.status());
        assertEquals(429, third.status());
        assertEquals("\"twice\";r=0;t=60", third.header("RateLimit"));
        assertEquals(200, fourth.status());
        assertEquals(429, fifth.status());
        assertEquals(Long.toString(86_400 - 60), fifth.header("Retry-After"));
    }

    @Test
    void refusedCallsTellWhatIsLeft() throws Exception {
        Answer conflict = api.get("/limited/thenInvalid");
        Answer unacceptable = api.get("/limited/thenInvalid", "Accept", "text/html");

        assertEquals(409, conflict.status());
        assertEquals("\"thenInvalid\";r=4;t=60", conflict.header("RateLimit"));
        assertEquals(406, unacceptable.status());
        assertEquals("\"thenInvalid\";r=3;t=60", unacceptable.header("RateLimit"));
    }

    @Test
    void protocolsAreLimitedToo() throws Exception {
        Answer allowed = api.get("/limited/protocol");
        Answer refused = api.get("/limited/protocol");

        assertEquals(204, allowed.status());
        assertEquals("\"protocol\";r=0;t=60", allowed.header("RateLimit"));
        assertEquals("too-many-requests", refused.kind());
        assertEquals("60", refused.header("Retry-After"));
    }

    @Test
    void addressBehindAProxyIsTheCallersOwn() throws Exception {
        for (int call = 0; call < 5; call++) {
            limitedFrom("203.0.113.9");
        }

        assertEquals(429, limitedFrom("203.0.113.9"));
        assertEquals(200, limitedFrom("203.0.113.10"));
    }

    @Test
    void addressesOfOneIpv6NetworkAreOneCaller() throws Exception {
        for (int call = 0; call < 5; call++) {
            limitedFrom("2001:db8:0:1::" + call);
        }

        assertEquals(429, limitedFrom("2001:db8:0:1:ffff::1"));
        assertEquals(200, limitedFrom("2001:db8:0:2::1"));
    }

    @Test
    void optionsAndUnknownMethodsAreNotCounted() throws Exception {
        for (int call = 0; call < 10; call++) {
            api.send("OPTIONS", "/limited/perAddress", "");
            api.send("DELETE", "/limited/perAddress", "");
        }

        assertTrue(api.get("/limited/perAddress").header("RateLimit").contains(";r=4;"));
    }

    private static int limited(String name, String token) throws Exception {
        return api.get("/limited/" + name, "Authorization", "Bearer " + token).status();
    }

    private static int limitedFrom(String address) throws Exception {
        return api.get("/limited/perAddress", "X-Forwarded-For", address).status();
    }
}
