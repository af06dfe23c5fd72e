package dev.chirograph.server.command;

import picocli.CommandLine.Command;

@Command(
        name = ServeCommand.NAME,
        description = "Runs the server until the process gets SIGTERM or Ctrl-C. This is the default.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Runnable {
    static final String NAME = "serve";

    private final Console console;

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        console.actions().serve();
    }
}
