package dev.chirograph.server;

import dev.chirograph.server.database.DatabaseUnavailableException;
import dev.chirograph.server.oauth.key.KeyEncryptionException;
import dev.chirograph.server.runtime.UnavailableException;
import dev.chirograph.server.tls.CertificateException;
import java.time.Clock;

/** Starts the server with the configuration from the environment, and stops it when the process receives SIGTERM. */
public final class Main {
    /** {@code EX_CONFIG} of sysexits.h. */
    private static final int WRONG_CONFIGURATION = 78;

    private static final int CANNOT_START = 1;

    /** The exit code of a process that SIGTERM ended. */
    private static final int HALTED = 143;

    private Main() {}

    /** Takes no arguments: all configuration is by environment variables ({@code docs/configuration.md}). */
    public static void main(String[] arguments) {
        // Against denial of service by repeated TLS 1.2 renegotiation. Java reads this once, before the first
        // handshake.
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
        try {
            Clock clock = Clock.systemUTC();
            Server server = Server.start(Configuration.read(System.getenv(), clock), clock);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server), "shutdown"));
            server.greeting().lines().forEach(System.out::println);
        } catch (ConfigurationException e) {
            end(e.getMessage(), WRONG_CONFIGURATION);
        } catch (CertificateException
                | DatabaseUnavailableException
                | KeyEncryptionException
                | UnavailableException
                | CannotStartException e) {
            end("The server does not start: " + e.getMessage(), CANNOT_START);
        }
    }

    /** Halts the process if closing takes too long. No write is lost: acknowledged writes are on disk already. */
    private static void close(Server server) {
        Thread closing = Thread.ofPlatform().daemon().name("close").start(server::close);
        try {
            if (closing.join(server.patience())) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.err.println("The server did not stop within the shutdown grace period and is halted");
        Runtime.getRuntime().halt(HALTED);
    }

    private static void end(String message, int status) {
        System.err.println(message);
        System.exit(status);
    }
}
