package dev.chirograph.integration.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.Node;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a task of a program in {@code src/test/node}, and acts as its user with a browser. */
final class NodeProgram {
    private NodeProgram() {}

    /** Opens a URL as the user, and returns the target of the last redirect. */
    @FunctionalInterface
    interface Visitor {
        URI visit(URI address) throws Exception;
    }

    /**
     * Runs a program until it ends.
     *
     * @param certificate the certificate that it trusts
     * @return its output by step
     */
    static Map<String, JsonObject> run(String script, Path certificate, JsonObject task, Visitor visitor)
            throws Exception {
        Path errors = Files.createTempFile("node", ".log");
        ProcessBuilder builder = Node.program(script).redirectError(errors.toFile());
        builder.environment().put("NODE_EXTRA_CA_CERTS", certificate.toString());
        Process process = builder.start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                Writer input = process.outputWriter(StandardCharsets.UTF_8)) {
            Map<String, JsonObject> steps = converse(output, input, task, visitor);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "The program did not end");
            assertEquals(0, process.exitValue(), () -> steps + "\n" + read(errors));
            return steps;
        } finally {
            process.destroyForcibly();
            Files.delete(errors);
        }
    }

    private static Map<String, JsonObject> converse(
            BufferedReader output, Writer input, JsonObject task, Visitor visitor) throws Exception {
        Map<String, JsonObject> steps = new LinkedHashMap<>();
        send(input, task);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            JsonObject step = parse(line);
            steps.put(step.getString("step"), step);
            if (step.getString("step").equals("visit")) {
                URI end = visitor.visit(URI.create(step.getString("url")));
                send(
                        input,
                        Json.createObjectBuilder().add("url", end.toString()).build());
            }
        }
        return steps;
    }

    private static void send(Writer input, JsonObject line) throws IOException {
        input.write(line + "\n");
        input.flush();
    }

    private static JsonObject parse(String line) {
        try (var reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
