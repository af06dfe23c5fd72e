package dev.chirograph.integration.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;

/**
 * Limits the size of the files that a running process may write, with {@code prlimit}: beyond it every write fails, as on a
 * full disk. Only the soft limit is changed, which needs no privileges and can be reverted.
 */
public final class ProcessLimit {
    private ProcessLimit() {}

    /** Limits files to a number of bytes. */
    public static void fileSize(ServerProcess server, long bytes) throws Exception {
        set(server, Long.toString(bytes));
    }

    /** Removes the limit. */
    public static void anyFileSize(ServerProcess server) throws Exception {
        set(server, "unlimited");
    }

    private static void set(ServerProcess server, String limit) throws Exception {
        Process process = new ProcessBuilder("prlimit", "--pid", Long.toString(server.pid()), "--fsize=" + limit + ":")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
    }
}
