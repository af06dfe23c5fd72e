package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.Lines;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Runs a program in a separate process; most have the SDK as their only dependency and are compiled here. */
public final class JavaProgram {
    private static final Pattern ADDED =
            Pattern.compile("[/\\\\](chirograph-sdk|jakarta\\.json-api|parsson)-[^/\\\\]*\\.jar$");

    private JavaProgram() {}

    /** Compiles a class with warnings as errors, runs it in a separate process and returns its output. */
    static String run(Path folder, String className, String source) throws Exception {
        compile(folder, className, source);
        return output(classPath(folder), className, folder);
    }

    /** Compiles a class and starts it in a process without desktop commands, so that it cannot open a browser. */
    static Running start(Path folder, String className, String source) throws Exception {
        compile(folder, className, source);
        ProcessBuilder builder = command(classPath(folder), className);
        builder.environment().put("PATH", folder.toString());
        return new Running(builder.start());
    }

    /** A running program. */
    static final class Running implements AutoCloseable {
        private static final Duration PATIENCE = Duration.ofSeconds(60);

        private final Process process;
        private final Lines said;

        private Running(Process process) {
            this.process = process;
            this.said = Lines.of(process.getInputStream());
        }

        /** Waits for a line that matches, and returns its group. */
        String await(String line) throws InterruptedException {
            Pattern wanted = Pattern.compile(line);
            String found = said.await(text -> wanted.matcher(text).matches(), PATIENCE)
                    .orElseThrow(() -> new AssertionError(said.soFar()));
            return wanted.matcher(found).results().findFirst().orElseThrow().group(1);
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    private static void compile(Path folder, String className, String source) throws Exception {
        Path file = Files.writeString(folder.resolve(className + ".java"), source);
        var messages = new StringWriter();
        var options = List.of("--release", "17", "-Xlint:all", "-Werror", "-d", folder.toString(), "-cp", sdk());
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(file))
                    .call();
            assertTrue(compiled, messages::toString);
        }
    }

    /**
     * Runs a class in a separate process, and returns its output when it has ended with exit code 0.
     *
     * @param folder a folder for the output
     */
    public static String output(String classPath, String className, Path folder) throws Exception {
        Path output = folder.resolve("output");
        Process program =
                command(classPath, className).redirectOutput(output.toFile()).start();
        try {
            assertTrue(program.waitFor(60, TimeUnit.SECONDS), "The program did not end");
        } finally {
            program.destroyForcibly();
        }
        assertEquals(0, program.exitValue(), () -> read(output));
        return read(output);
    }

    private static String classPath(Path folder) {
        return folder + System.getProperty("path.separator") + sdk();
    }

    private static ProcessBuilder command(String classPath, String className) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-cp", classPath, className).redirectErrorStream(true);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Returns the class path of the SDK and its runtime dependencies, without that of these tests. */
    private static String sdk() {
        String separator = System.getProperty("path.separator");
        return Stream.of(System.getProperty("java.class.path").split(separator))
                .filter(entry -> ADDED.matcher(entry).find())
                .collect(Collectors.joining(separator));
    }
}
