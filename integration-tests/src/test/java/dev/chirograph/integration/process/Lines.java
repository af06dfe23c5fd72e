package dev.chirograph.integration.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The output of a process so far, line by line. Thread-safe. */
public final class Lines {
    /** The lines. Guards itself and {@link #ended}. */
    private final List<String> lines = new ArrayList<>();

    private boolean ended;

    /** Starts reading a stream to its end. */
    public static Lines of(InputStream stream) {
        var lines = new Lines();
        // Not a virtual thread: reading a pipe blocks its carrier, and two processes would take all carriers of two
        // cores.
        Thread.ofPlatform().daemon().start(() -> lines.readAll(stream));
        return lines;
    }

    /** Returns all lines so far. */
    public List<String> soFar() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** Waits for the first line that matches, also among the lines so far; empty if the stream ends without one. */
    public Optional<String> await(Predicate<String> wanted, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        synchronized (lines) {
            int seen = 0;
            while (true) {
                for (; seen < lines.size(); seen++) {
                    if (wanted.test(lines.get(seen))) {
                        return Optional.of(lines.get(seen));
                    }
                }
                long left = (end - System.nanoTime()) / 1_000_000;
                if (ended || left <= 0) {
                    return Optional.empty();
                }
                lines.wait(left);
            }
        }
    }

    private void readAll(InputStream stream) {
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            // Killing a process closes its streams, which counts as their end.
        } finally {
            synchronized (lines) {
                ended = true;
                lines.notifyAll();
            }
        }
    }

    private void add(String line) {
        synchronized (lines) {
            lines.add(line);
            lines.notifyAll();
        }
    }
}
