package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.model.Item;
import dev.chirograph.sdk.model.ItemCreate;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples that a new user pastes work unchanged. */
final class FirstCallIT {
    private static final Pattern EXAMPLE =
            Pattern.compile("```java\n(.*?public class FirstCall .*?)```", Pattern.DOTALL);

    @TempDir
    private Path data;

    @TempDir
    private Path program;

    private ServerProcess server;

    @BeforeEach
    void start() throws Exception {
        server = ServerProcess.start(data);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readmeExampleCompilesAndRuns() throws Exception {
        String readme = Files.readString(Path.of(System.getProperty("chirograph.root"), "README.md"));
        var example = EXAMPLE.matcher(readme);
        assertTrue(example.find());

        String output = JavaProgram.run(
                program,
                "FirstCall",
                example.group(1)
                        .replace("https://localhost:8443", server.url().toString())
                        .replace(
                                "data/tls/certificate.pem", server.certificate().toString())
                        .replace("CLIENT_ID", server.printed("client id"))
                        .replace("CLIENT_SECRET", server.printed("client secret")));

        assertEquals("Created item 1\nReading lamp costs 49.90\n", output);
    }

    @Test
    void printedSdkSnippetRuns() throws Exception {
        Item lamp;
        try (ChirographClient chirograph = Clients.development(server)) {
            lamp = chirograph
                    .items()
                    .create(ItemCreate.builder()
                            .name("Lamp")
                            .price(new BigDecimal("9.90"))
                            .build());
        }

        String line = printed("dev.chirograph.sdk.ChirographClient");
        String output = JavaProgram.run(program, "Pasted", """
                public class Pasted {
                    public static void main(String[] arguments) {
                        %s
                    }
                }
                """.formatted(line));

        assertEquals(lamp + "\n", output);
    }

    @Test
    void printedCurlCommandIsComplete() {
        String line = printed("curl ");

        assertTrue(line.contains("--cacert '" + server.certificate() + "'"), line);
        assertTrue(line.contains("-d username=user -d password=secret " + server.url() + "/token"), line);
        assertTrue(line.endsWith(" " + server.url() + "/users/me"), line);
    }

    private String printed(String start) {
        return server.output().stream()
                .map(String::strip)
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError(server.everythingSaid()));
    }
}
