package dev.chirograph.integration.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real reverse proxy of the machine, with a configuration of the test. */
public final class ProxyProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final Lines said;

    private ProxyProcess(Process process) {
        this.process = process;
        this.said = Lines.of(process.getInputStream());
    }

    /** Starts HAProxy, and waits until it listens on a port. */
    public static ProxyProcess haproxy(Path folder, String configuration, int port) throws Exception {
        Path file = Files.writeString(folder.resolve("haproxy.cfg"), configuration);
        return start(List.of("haproxy", "-db", "-f", file.toString()), port);
    }

    /** Starts nginx, and waits until it listens on a port. */
    public static ProxyProcess nginx(Path folder, String configuration, int port) throws Exception {
        Path file = Files.writeString(folder.resolve("nginx.conf"), configuration);
        return start(
                List.of("nginx", "-p", folder.toString(), "-e", "stderr", "-c", file.toString(), "-g", "daemon off;"),
                port);
    }

    private static ProxyProcess start(List<String> command, int port) throws Exception {
        var proxy = new ProxyProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!listens(port)) {
            if (!proxy.process.isAlive() || System.nanoTime() > end) {
                proxy.close();
                throw new AssertionError(command + " does not listen:\n" + String.join("\n", proxy.said.soFar()));
            }
            Thread.sleep(50);
        }
        return proxy;
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns what the proxy said so far. */
    public List<String> said() {
        return said.soFar();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
