package dev.chirograph.integration.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.ServerProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The log of a server whose loggers are all set to TRACE, after bodies with a password in them, whole and malformed. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "each attacker has an address of its own in 127.0.0.0/8")
final class LogOfBodiesIT {
    private static final String PASSWORD = "Sesame4321";
    private static final String TRACE_EVERYTHING = """
            <configuration>
              <statusListener class="ch.qos.logback.core.status.NopStatusListener"/>
              <appender name="LINES" class="ch.qos.logback.core.ConsoleAppender">
                <target>System.err</target>
                <encoder><pattern>%level %logger %message %kvp%n%throwable</pattern></encoder>
              </appender>
              <root level="TRACE"><appender-ref ref="LINES"/></root>
            </configuration>
            """;
    private static final String HEAD =
            "POST /token HTTP/1.1\r\nHost: {authority}\r\n" + "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String FORM = "username=user&password=" + PASSWORD;

    @TempDir
    private Path data;

    @TempDir
    private Path configuration;

    @Test
    void nothingOfABodyIsInTheLogAtAnyLevel() throws Exception {
        Path logback = Files.writeString(configuration.resolve("logback.xml"), TRACE_EVERYTHING);
        try (ServerProcess server = ServerProcess.start(data, Map.of(), "-Dlogback.configurationFile=" + logback)) {
            for (Listener listener : Listener.values()) {
                for (String body : bodies()) {
                    try (RawConnection connection = RawConnection.open(server, listener, SourceAddresses.next())) {
                        connection.offer(listener.fill(server, HEAD + body));
                        connection.endOutput();
                        connection.awaitEnd();
                    }
                }
            }
            server.stop();

            assertTrue(server.log().stream().anyMatch(line -> line.startsWith("TRACE ")), "nothing is traced");
            String inHex = HexFormat.of().formatHex(PASSWORD.getBytes(StandardCharsets.US_ASCII));
            List<String> lines = server.log().stream()
                    .filter(line -> line.contains(PASSWORD)
                            || line.replace(" ", "").toLowerCase(Locale.ROOT).contains(inHex))
                    .toList();
            assertEquals(List.of(), lines);
        }
    }

    private static List<String> bodies() {
        String size = Integer.toHexString(FORM.length());
        return Stream.of(
                        "Content-Length: " + FORM.length() + "\r\n\r\n" + FORM,
                        "Content-Length: " + (FORM.length() + 1) + "\r\n\r\n" + FORM,
                        "Content-Length: +" + FORM.length() + "\r\n\r\n" + FORM,
                        "Content-Length: " + FORM.length() + "\r\n\n" + FORM,
                        "Content-Length: 0\r\n\r\n" + FORM,
                        "Content-Length: 0\r\n\r\n" + FORM + "\r\n\r\n",
                        chunked(size + "\r\n" + FORM + "\r\n0\r\n\r\n"),
                        chunked(size + "\n" + FORM + "\n0\n\n"),
                        chunked(size + "\r\n" + FORM + "\n0\r\n\r\n"),
                        chunked("5\r\n" + FORM + "\r\n0\r\n\r\n"),
                        chunked(FORM + "\r\n"),
                        chunked(FORM + "\n"),
                        chunked("\n" + FORM),
                        chunked("0\r\n" + FORM + "\r\n\r\n"),
                        chunked(size + ";" + FORM + "\n"))
                .toList();
    }

    private static String chunked(String body) {
        return "Transfer-Encoding: chunked\r\n\r\n" + body;
    }
}
