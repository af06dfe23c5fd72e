package dev.chirograph.generator;

import dev.chirograph.generator.cli.Arguments;
import dev.chirograph.generator.cli.ChangelogCommand;
import dev.chirograph.generator.cli.CheckCommand;
import dev.chirograph.generator.cli.Command;
import dev.chirograph.generator.cli.Console;
import dev.chirograph.generator.cli.ContractCommand;
import dev.chirograph.generator.cli.DiffCommand;
import dev.chirograph.generator.cli.Help;
import dev.chirograph.generator.cli.RulesCommand;
import dev.chirograph.generator.cli.UsageException;
import dev.chirograph.generator.read.ContractException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command line. Its exit status is 0 for success, 1 if a document needs to be fixed, 2 for wrong usage,
 * and 3 if a document cannot be read.
 */
public final class Cli {
    private static final List<Command> COMMANDS = List.of(
            new CheckCommand(),
            new RulesCommand(),
            new DiffCommand(),
            new ContractCommand(),
            new ChangelogCommand(Clock.systemDefaultZone()),
            new GenerateCommand(System::nanoTime));

    private Cli() {}

    /** Runs a command and exits. */
    public static void main(String[] words) {
        // openapi-generator brings a logger that its own logging interface does not find, and reports that at length.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(run(
                List.of(words),
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8)));
    }

    /**
     * Runs a command.
     *
     * @param words the command's name and its arguments
     * @return the exit status
     */
    public static int run(List<String> words, PrintStream out, PrintStream err) {
        if (words.isEmpty()) {
            err.print(Help.overall(COMMANDS));
            return Command.USAGE_ERROR;
        }
        if (asksForHelp(words.get(0))) {
            out.print(Help.overall(COMMANDS));
            return Command.SUCCESS;
        }
        try {
            Command command = command(words.get(0));
            List<String> rest = words.subList(1, words.size());
            if (rest.stream().anyMatch(Cli::asksForHelp)) {
                out.print(Help.of(command));
                return Command.SUCCESS;
            }
            return command.run(Arguments.parse(command, rest), new Console(out));
        } catch (UsageException e) {
            err.println("chirograph: " + e.getMessage());
            return Command.USAGE_ERROR;
        } catch (IOException e) {
            err.println("chirograph: " + words(e));
            return Command.USAGE_ERROR;
        } catch (ContractException e) {
            err.println("chirograph: the document cannot be read:" + e.getMessage());
            return Command.UNREADABLE;
        }
    }

    private static Command command(String name) {
        return COMMANDS.stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("unknown command " + name + "; use "
                        + COMMANDS.stream().map(Command::name).collect(Collectors.joining(", "))));
    }

    private static boolean asksForHelp(String word) {
        return word.equals("--help") || word.equals("-h");
    }

    /** The message of a file system exception is often only the name of the file. */
    private static String words(IOException exception) {
        String kind = exception
                .getClass()
                .getSimpleName()
                .replaceAll("(Exception|File|IO)", " ")
                .strip();
        return kind.isEmpty() ? exception.getMessage() : exception.getMessage() + " (" + kind + ")";
    }
}
