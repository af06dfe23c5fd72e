package dev.chirograph.integration.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command of the packaged server that has ended.
 *
 * @param exitCode its exit code
 * @param stdout its results
 * @param stderr its messages
 */
public record OperatorCommand(int exitCode, String stdout, String stderr) {

    /** Runs a command with a data folder and the default configuration. */
    public static OperatorCommand run(Path dataFolder, String... arguments) throws IOException, InterruptedException {
        return run(dataFolder, Map.of(), "", arguments);
    }

    /** Runs a command with something on its standard input. */
    public static OperatorCommand runWith(Path dataFolder, String input, String... arguments)
            throws IOException, InterruptedException {
        return run(dataFolder, Map.of(), input, arguments);
    }

    /**
     * Runs a command.
     *
     * @param variables environment variables without the prefix {@code CHIROGRAPH_}
     */
    public static OperatorCommand run(Path dataFolder, Map<String, String> variables, String input, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ServerProcess.java(), "-XX:TieredStopAtLevel=1"));
        command.addAll(ServerProcess.packaged());
        command.addAll(List.of(arguments));
        Path stdout = Files.createTempFile("command", ".out");
        Path stderr = Files.createTempFile("command", ".err");
        var builder =
                new ProcessBuilder(command).redirectOutput(stdout.toFile()).redirectError(stderr.toFile());
        ServerProcess.configure(builder, variables);
        builder.environment().put("CHIROGRAPH_DATA_FOLDER", dataFolder.toString());
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The command did not end: " + Files.readString(stderr));
        }
        return new OperatorCommand(process.exitValue(), Files.readString(stdout), Files.readString(stderr));
    }
}
