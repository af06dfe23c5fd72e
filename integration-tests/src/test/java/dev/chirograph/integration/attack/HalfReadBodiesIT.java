package dev.chirograph.integration.attack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.ServerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that are buffered until their last byte, which never arrives. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "each attacker has an address of its own in 127.0.0.0/8")
final class HalfReadBodiesIT {
    private static final int BODY = 1024 * 1024;
    private static final int BOUND = 16 * BODY;

    /** Together far more than the heap. */
    private static final int ATTACKERS = 200;

    @TempDir
    private Path folder;

    @Test
    void bodiesBeyondTheBoundAreRefusedWith503AndRetryAfter(TestReporter report) throws Exception {
        Map<String, String> variables = Map.of("MAX_BUFFERED_BODY_BYTES", String.valueOf(BOUND));
        try (ServerProcess server = ServerProcess.start(folder, variables, "-Xmx128m");
                Bystander bystander = new Bystander(server)) {
            var usage = new Usage(server);
            long resident = usage.resident();
            List<RawConnection> attackers = new ArrayList<>();
            try (Bystander.Calls calls = bystander.callingMeanwhile()) {
                for (int attacker = 0; attacker < ATTACKERS; attacker++) {
                    attackers.add(sendAllButOneByte(server, attacker % 2 == 0));
                }
                Wait.until(
                        () -> unanswered(attackers) * (long) BODY <= BOUND + BODY,
                        () -> unanswered(attackers) + " bodies are held");
                long residentMeanwhile = usage.resident();
                calls.awaitMore(1);

                calls.assertAllAnswered();
                for (RawConnection refused : attackers.stream()
                        .filter(each -> !each.received().isEmpty())
                        .toList()) {
                    String answer = refused.received();
                    assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
                    assertTrue(answer.toLowerCase(Locale.ROOT).contains("\r\nretry-after: "), answer);
                }
                report.publishEntry("resident KiB", resident + " -> " + residentMeanwhile + " -> " + usage.resident());
            } finally {
                attackers.forEach(RawConnection::close);
            }

            // The memory is released: a body of the same size is read completely.
            Wait.until(() -> isRead(server), () -> "bodies are refused although none is held");
            bystander.isAnswered();
        }
    }

    private static long unanswered(List<RawConnection> attackers) {
        return attackers.stream()
                .filter(each -> each.received().isEmpty() && !each.isEnded())
                .count();
    }

    private static RawConnection sendAllButOneByte(ServerProcess server, boolean chunked) throws Exception {
        RawConnection connection = RawConnection.open(server, Listener.API, SourceAddresses.next());
        String body = "grant_type=foo&x=" + "x".repeat(BODY - 20);
        connection.offer(head(server, chunked, body) + body.substring(0, body.length() - 1));
        return connection;
    }

    private static boolean isRead(ServerProcess server) {
        try (RawConnection connection = RawConnection.open(server, Listener.API, SourceAddresses.next())) {
            String body = "grant_type=foo&x=" + "x".repeat(BODY - 20);
            connection.offer(head(server, false, body) + body);
            return !connection.awaitResponses(1).startsWith("HTTP/1.1 503 ");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String head(ServerProcess server, boolean chunked, String body) {
        return Listener.API.fill(
                        server,
                        "POST {body-path} HTTP/1.1\r\nHost: {authority}\r\n"
                                + "Content-Type: application/x-www-form-urlencoded\r\n")
                + (chunked
                        ? "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length()) + "\r\n"
                        : "Content-Length: " + body.length() + "\r\n\r\n");
    }
}
