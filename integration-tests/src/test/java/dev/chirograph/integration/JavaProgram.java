package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles and runs a program as a developer does who has added the SDK and nothing else. */
final class JavaProgram {
    private static final Pattern ADDED =
            Pattern.compile("[/\\\\](chirograph-sdk|jakarta\\.json-api|parsson)-[^/\\\\]*\\.jar$");

    private JavaProgram() {}

    /** Compiles a class, a warning being an error, runs it in a process of its own and returns what it printed. */
    static String run(Path folder, String className, String source) throws Exception {
        Path file = Files.writeString(folder.resolve(className + ".java"), source);
        var messages = new StringWriter();
        var options = List.of("--release", "17", "-Xlint:all", "-Werror", "-d", folder.toString(), "-cp", sdk());
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(file))
                    .call();
            assertTrue(compiled, messages::toString);
        }
        return run(folder, className);
    }

    private static String run(Path folder, String className) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = folder + System.getProperty("path.separator") + sdk();
        Path output = folder.resolve("output");
        Process program = new ProcessBuilder(java, "-cp", classPath, className)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertTrue(program.waitFor(60, TimeUnit.SECONDS), "The program did not end");
        } finally {
            program.destroyForcibly();
        }
        assertEquals(0, program.exitValue(), () -> read(output));
        return read(output);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The SDK and what it needs at run time; these tests have more on their class path, a developer has not. */
    private static String sdk() {
        String separator = System.getProperty("path.separator");
        return Stream.of(System.getProperty("java.class.path").split(separator))
                .filter(entry -> ADDED.matcher(entry).find())
                .collect(Collectors.joining(separator));
    }
}
