package dev.chirograph.server;

import dev.chirograph.server.database.DatabaseUnavailableException;
import dev.chirograph.server.oauth.key.KeyEncryptionException;
import dev.chirograph.server.runtime.UnavailableException;
import dev.chirograph.server.tls.CertificateException;
import java.time.Clock;

/** Starts the server from the environment, and ends it when the process is told to end. */
public final class Main {
    /** {@code EX_CONFIG} of sysexits.h. */
    private static final int WRONG_CONFIGURATION = 78;

    private static final int CANNOT_START = 1;

    /** What a process that SIGTERM ends has. */
    private static final int HALTED = 143;

    private Main() {}

    /** Takes no arguments: everything is said by the environment ({@code docs/configuration.md}). */
    public static void main(String[] arguments) {
        // A client that renegotiates TLS 1.2 again and again costs much and gains nothing; Java reads this once.
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

    /** The process ends whatever the web server waits for: what was acknowledged is on the disk already. */
    private static void close(Server server) {
        Thread closing = Thread.ofPlatform().daemon().name("close").start(server::close);
        try {
            if (closing.join(server.patience())) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.err.println("The server did not stop within its grace and is halted");
        Runtime.getRuntime().halt(HALTED);
    }

    private static void end(String message, int status) {
        System.err.println(message);
        System.exit(status);
    }
}
