package dev.chirograph.server.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.chirograph.server.AtOnce;
import dev.chirograph.server.clients.BuiltInClients;
import dev.chirograph.server.clients.ClientCredentials;
import dev.chirograph.server.oauth.RunningAuthorizationServer.Answer;
import dev.chirograph.server.secret.RandomSecrets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Secrets are not logged, and a flood of them is answered with 503 and {@code Retry-After}. */
final class SecretsTest {
    private static final String WRONG_PASSWORD = "wrong-password-to-look-for";

    @TempDir
    private Path folder;

    @Test
    void noSecretIsLogged() throws Exception {
        Lines lines = Lines.listen();
        try (var server = RunningAuthorizationServer.inDevelopment(folder)) {
            ClientCredentials client = server.register("Job", Set.of("client_credentials"), Set.of("items:read"));
            Answer signIn = server.signIn("username", "user", "password", "secret");
            String refreshToken = signIn.text("refresh_token");
            String form = BuiltInClients.PASSWORD_FORM;
            Answer refreshed =
                    server.token("grant_type", "refresh_token", "client_id", form, "refresh_token", refreshToken);
            server.token("grant_type", "refresh_token", "client_id", form, "refresh_token", refreshToken);
            server.signIn("username", "user", "password", WRONG_PASSWORD);
            server.token(
                    "grant_type", "client_credentials", "client_id", client.id(), "client_secret", client.secret());
            server.getWith("/users/me", signIn.text("access_token"));
            server.getWith("/users/me", signIn.text("access_token") + "x");

            assertTrue(lines.has("Ada was here"));
            for (String secret : List.of(
                    client.secret(),
                    WRONG_PASSWORD,
                    refreshToken,
                    refreshed.text("refresh_token"),
                    signIn.text("access_token"),
                    refreshed.text("access_token"),
                    "argon2id",
                    "hmac-sha256")) {
                assertFalse(lines.has(secret), secret);
            }
        } finally {
            lines.stop();
        }
    }

    @Test
    void floodOfPasswordsIsAnsweredWith503AndOtherRequestsAreServed() throws Exception {
        var hashes = new HeldThreads();
        try (var server = RunningAuthorizationServer.hashingTwoAtATimeOn(folder, hashes);
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ExecutorCompletionService<Answer>(people);
            hashes.hold();

            // Two are hashed at once and 32 may wait: of 35 one is rejected, and no other gets a response while the two
            // are blocked.
            for (int i = 0; i < 35; i++) {
                answers.submit(() -> server.signIn("username", "user", "password", "secret"));
            }
            Answer tooMany = answers.take().get();
            Answer keys = server.get("/oauth2/jwks");
            Answer page = server.get("/sign-in?continue=%2Fdevice");
            hashes.letGo();

            assertEquals("503 temporarily_unavailable", tooMany.refusal());
            assertEquals("60", tooMany.header("Retry-After"));
            assertEquals(200, keys.status());
            assertEquals(200, page.status());
            for (int i = 0; i < 34; i++) {
                assertEquals(200, answers.take().get().status());
            }
        }
    }

    @Test
    void clientsGetTokensWhileAllHashingSlotsAreTaken() throws Exception {
        var hashes = new HeldThreads();
        try (var server = RunningAuthorizationServer.hashingTwoAtATimeOn(folder, hashes);
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            ClientCredentials client = server.register("Job", Set.of("client_credentials"), Set.of("items:read"));
            var answers = new ExecutorCompletionService<Answer>(people);
            hashes.hold();
            for (int i = 0; i < 35; i++) {
                answers.submit(() -> server.signIn("username", "user", "password", "secret"));
            }
            answers.take().get();

            Answer right = clientToken(server, client.id(), client.secret());
            Answer wrong = clientToken(server, client.id(), new RandomSecrets().next());
            Answer unknown = clientToken(server, "client-unknown", client.secret());
            hashes.letGo();

            assertEquals(200, right.status());
            assertEquals("401 invalid_client", wrong.refusal());
            assertEquals("401 invalid_client", unknown.refusal());
        }
    }

    @Test
    void wrongClientSecretsTakeNoHashingSlot() throws Exception {
        var hashes = new HeldThreads();
        try (var server = RunningAuthorizationServer.hashingTwoAtATimeOn(folder, hashes)) {
            server.builtIn.enableAdministrator("the-administrators-very-own-secret");
            ClientCredentials client = server.register("Job", Set.of("client_credentials"), Set.of("items:read"));
            int before = hashes.made();

            for (String id : List.of(client.id(), BuiltInClients.ADMINISTRATOR, "client-unknown")) {
                Callable<Answer> wrong = () -> clientToken(server, id, new RandomSecrets().next());
                for (Answer answer : AtOnce.run(Collections.nCopies(50, wrong))) {
                    assertEquals("401 invalid_client", answer.refusal());
                }
            }

            assertEquals(before, hashes.made());
            assertEquals(
                    200, server.signIn("username", "user", "password", "secret").status());
            assertEquals(before + 1, hashes.made());
        }
    }

    private static Answer clientToken(RunningAuthorizationServer server, String id, String secret) throws Exception {
        return server.token("grant_type", "client_credentials", "client_id", id, "client_secret", secret);
    }

    @Test
    void loginPageIsAnsweredWith503AndRetryAfterWhenBusy() throws Exception {
        var hashes = new HeldThreads();
        try (var server = RunningAuthorizationServer.hashingTwoAtATimeOn(folder, hashes);
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var browser = new Browser(server);
            var page = browser.get("/sign-in?continue=%2Fdevice");
            var answers = new ExecutorCompletionService<Answer>(people);
            hashes.hold();
            for (int i = 0; i < 35; i++) {
                answers.submit(() -> server.signIn("username", "user", "password", "secret"));
            }
            answers.take().get();

            var busy = browser.submit(page, "/sign-in", "username", "user", "password", "secret");
            hashes.letGo();

            assertEquals(503, busy.status());
            assertEquals("60", busy.header("Retry-After"));
            assertTrue(busy.text().contains("id=\"sign-in\""), busy.text());
        }
    }

    @Test
    void passwordGrantIsAnsweredWith503AndRetryAfterWhenBusy() throws Exception {
        try (var server = RunningAuthorizationServer.withOneHashAtATime(folder)) {
            var names = new AtomicInteger();
            // Each with another name, because attempts with one name are throttled.
            Callable<Answer> signIn =
                    () -> server.signIn("username", "user" + names.incrementAndGet(), "password", WRONG_PASSWORD);

            List<Answer> answers = AtOnce.run(Collections.nCopies(20, signIn));

            List<Answer> busy =
                    answers.stream().filter(answer -> answer.status() == 503).toList();
            assertFalse(busy.isEmpty());
            for (Answer answer : busy) {
                assertEquals("503 temporarily_unavailable", answer.refusal());
                assertEquals("1", answer.header("Retry-After"));
                assertEquals("no-store", answer.header("Cache-Control"));
            }
            assertTrue(answers.stream()
                    .allMatch(
                            answer -> answer.status() == 503 || answer.refusal().equals("400 invalid_grant")));
        }
    }

    /** Threads that can be blocked. */
    private static final class HeldThreads implements ThreadFactory {
        private final AtomicInteger made = new AtomicInteger();
        private volatile CountDownLatch gate = new CountDownLatch(0);

        int made() {
            return made.get();
        }

        void hold() {
            gate = new CountDownLatch(1);
        }

        void letGo() {
            gate.countDown();
        }

        @Override
        public Thread newThread(Runnable work) {
            made.incrementAndGet();
            return Thread.ofPlatform().daemon().unstarted(() -> {
                try {
                    gate.await();
                    work.run();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
        }
    }

    /** Everything that is logged at any level, except the web server's log of the wire. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        private static final Logger WIRE = (Logger) LoggerFactory.getLogger("io.helidon.webserver");

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final Level before = ROOT.getLevel();

        static Lines listen() {
            Lines lines = new Lines();
            lines.start();
            ROOT.addAppender(lines);
            ROOT.setLevel(Level.DEBUG);
            WIRE.setLevel(Level.INFO);
            ROOT.debug("Ada was here");
            return lines;
        }

        boolean has(String text) {
            return lines.stream().anyMatch(line -> line.contains(text));
        }

        @Override
        protected void append(ILoggingEvent event) {
            var thrown = event.getThrowableProxy();
            lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + " " + event.getKeyValuePairs() + " "
                    + (thrown == null ? "" : thrown.getMessage()));
        }

        @Override
        public void stop() {
            ROOT.setLevel(before);
            WIRE.setLevel(null);
            ROOT.detachAppender(this);
            super.stop();
        }
    }
}
