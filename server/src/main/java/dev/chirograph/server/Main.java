package dev.chirograph.server;

import dev.chirograph.server.command.Cli;
import java.time.Clock;

/** Runs a command: without one, the server, until the process receives SIGTERM. */
public final class Main {
    private Main() {}

    /**
     * Takes a command and its options; {@code --help} lists them. All configuration is by environment variables
     * ({@code docs/configuration.md}).
     */
    public static void main(String[] arguments) {
        // Against denial of service by repeated TLS 1.2 renegotiation. Java reads this once, before the first
        // handshake.
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
        var actions = new ServerActions(System.getenv(), Clock.systemUTC());
        int exitCode = Cli.run(arguments, actions, System.in, System.out, System.err);
        if (!actions.isServing()) {
            System.exit(exitCode);
        }
    }
}
