package dev.chirograph.integration.attack;

import dev.chirograph.integration.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The resources of a server process, as reported by the operating system and the JVM. */
final class Usage {
    private static final Pattern HEAP_USED = Pattern.compile("(?m)^(?! *(?:Metaspace|class space)).*\\bused ([0-9]+)K");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+([0-9]+) kB");

    private final ServerProcess server;

    Usage(ServerProcess server) {
        this.server = server;
    }

    /** Counts the sockets that are open. */
    long sockets() {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(server.pid()), "fd"))) {
            return files.filter(Usage::isSocket).count();
        } catch (IOException e) {
            throw new AssertionError("The files of the server cannot be counted", e);
        }
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (NoSuchFileException e) {
            // Closed since it was listed.
            return false;
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }

    /** Returns the KiB of the heap that are reachable. */
    long reachableHeap() throws IOException, InterruptedException {
        jcmd("GC.run");
        String info = jcmd("GC.heap_info");
        long used = HEAP_USED
                .matcher(info)
                .results()
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .sum();
        if (used == 0) {
            throw new AssertionError("The JVM reports nothing about its heap: " + info);
        }
        return used;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(server.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new AssertionError("jcmd failed: " + output);
        }
        return output;
    }

    /** Returns the KiB of memory that are resident, for a report. */
    long resident() throws IOException {
        Matcher line = RESIDENT.matcher(Files.readString(Path.of("/proc", Long.toString(server.pid()), "status")));
        return line.find() ? Long.parseLong(line.group(1)) : 0;
    }
}
