package dev.chirograph.generator.cli;

import java.util.List;

/** The output of {@code --help}. */
public final class Help {
    private static final String CALL = "java -jar chirograph-generator.jar";
    private static final String EXITS =
            "Exit status: 0 on success, 1 on problems, 2 on a usage error, 3 if a document cannot be" + " read.\n";

    private Help() {}

    /** Returns the help of the whole program. */
    public static String overall(List<Command> commands) {
        StringBuilder help = new StringBuilder("Usage: " + CALL + " COMMAND ...\n\nCommands:\n");
        int width = width(commands.stream().map(Command::name).toList());
        for (Command command : commands) {
            help.append(line(command.name(), command.summary(), width));
        }
        return help.append("\nRun COMMAND --help for its options. ")
                .append(EXITS)
                .toString();
    }

    /** Returns the help of a command. */
    public static String of(Command command) {
        StringBuilder help = new StringBuilder("Usage: " + CALL + " " + command.name());
        command.operands().forEach(operand -> help.append(' ').append(operand));
        help.append(command.options().isEmpty() ? "" : " [OPTION ...]").append("\n\n");
        help.append(command.name()).append(": ").append(command.summary()).append(".\n");
        int width = width(command.options().stream().map(Option::usage).toList());
        if (!command.options().isEmpty()) {
            help.append("\nOptions:\n");
        }
        for (Option option : command.options()) {
            help.append(line(option.usage(), option.description(), width));
        }
        return help.append('\n').append(EXITS).toString();
    }

    private static String line(String term, String meaning, int width) {
        return "  " + term + " ".repeat(width - term.length()) + "  " + meaning + "\n";
    }

    private static int width(List<String> terms) {
        return terms.stream().mapToInt(String::length).max().orElse(0);
    }
}
