package dev.chirograph.server.command;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line. Its exit codes are those of {@link ExitCode}. */
@Command(
        name = "chirograph-server",
        description =
                "The Chirograph server. Without a command, it serves. All configuration is by environment variables"
                        + " CHIROGRAPH_*; `check-config` shows them.",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        sortOptions = false,
        subcommands = {
            ServeCommand.class,
            MigrateCommand.class,
            CheckConfigCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            CreateClientCommand.class,
            CreateUserCommand.class,
            RotateKeysCommand.class,
            CommandLine.HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:not done, or something wrong was found",
            "2:the command line is wrong",
            "78:the configuration is wrong"
        })
public final class Cli implements Runnable {
    private final Console console;

    @Spec
    private CommandSpec spec;

    private Cli(Console console) {
        this.console = console;
        this.spec = CommandSpec.create();
    }

    /**
     * Runs a command.
     *
     * @param arguments the command and its options
     * @param in the input of commands that read one
     * @param out gets results, and nothing else
     * @param err gets messages
     * @return the exit code; 0 also when the server was started and goes on
     */
    public static int run(String[] arguments, Actions actions, InputStream in, PrintStream out, PrintStream err) {
        var console = new Console(actions, in, out, err);
        // Without a command there is nothing to parse: the start is faster without it.
        if (arguments.length == 0 || arguments.length == 1 && arguments[0].equals(ServeCommand.NAME)) {
            try {
                actions.serve();
                return ExitCode.OK;
            } catch (CommandException e) {
                return report(e, err);
            }
        }
        return new CommandLine(new Cli(console), new Factory(console))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((thrown, command, parsed) -> {
                    if (thrown instanceof CommandException known) {
                        return report(known, err);
                    }
                    throw thrown;
                })
                .execute(arguments);
    }

    private static int report(CommandException thrown, PrintStream err) {
        err.println(thrown.getMessage());
        return thrown.exitCode();
    }

    @Override
    public void run() {
        console.actions().serve();
    }

    /** Makes the commands, which all take the console. */
    private record Factory(Console console) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            try {
                return type.getDeclaredConstructor(Console.class).newInstance(console);
            } catch (NoSuchMethodException e) {
                return CommandLine.defaultFactory().create(type);
            }
        }
    }

    /** Tells the version, from the manifest of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Cli.class.getPackage().getImplementationVersion();
            return new String[] {"chirograph-server " + (version == null ? "(not packaged)" : version)};
        }
    }
}
