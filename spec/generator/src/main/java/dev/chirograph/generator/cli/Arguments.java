package dev.chirograph.generator.cli;

import dev.chirograph.generator.read.ContractException;
import dev.chirograph.generator.read.Document;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of a command: operands in order, and options as {@code --name value} or {@code --name=value}. */
public final class Arguments {
    private final List<String> operands;
    private final Map<String, String> options;

    private Arguments(List<String> operands, Map<String, String> options) {
        this.operands = operands;
        this.options = options;
    }

    /**
     * Parses the words after the command's name.
     *
     * @throws UsageException if an option is unknown, repeated or lacks its value, or the operands are too few or too many
     */
    public static Arguments parse(Command command, List<String> words) {
        List<String> operands = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        boolean onlyOperands = false;
        for (int index = 0; index < words.size(); index++) {
            String word = words.get(index);
            if (onlyOperands || !word.startsWith("-") || word.equals("-")) {
                operands.add(word);
            } else if (word.equals("--")) {
                onlyOperands = true;
            } else {
                index += option(command, word, words.subList(index + 1, words.size()), options);
            }
        }
        requireOperands(command, operands);
        return new Arguments(operands, options);
    }

    /** Returns the number of following words that belong to the option. */
    private static int option(Command command, String word, List<String> following, Map<String, String> options) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Option option = command.options().stream()
                .filter(known -> name.equals("--" + known.name()))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        command.name() + " has no option " + name + "; " + command.name() + " --help lists them"));
        if (options.containsKey(option.name())) {
            throw new UsageException(name + " must occur only once");
        }
        if (option.value() == null) {
            if (equals >= 0) {
                throw new UsageException(name + " takes no value");
            }
            options.put(option.name(), "");
            return 0;
        }
        if (equals >= 0) {
            options.put(option.name(), word.substring(equals + 1));
            return 0;
        }
        if (following.isEmpty() || following.get(0).startsWith("--")) {
            throw new UsageException(name + " needs a value: " + option.usage());
        }
        options.put(option.name(), following.get(0));
        return 1;
    }

    private static void requireOperands(Command command, List<String> operands) {
        List<String> wanted = command.operands();
        if (operands.size() < wanted.size()) {
            throw new UsageException(command.name() + " requires " + String.join(" ", wanted)
                    + (operands.isEmpty() ? "" : ", but has only " + String.join(" ", operands)));
        }
        if (operands.size() > wanted.size()) {
            throw new UsageException(command.name() + " takes only " + String.join(" ", wanted) + "; remove "
                    + operands.get(wanted.size()));
        }
    }

    /** Returns an operand. */
    public String operand(int index) {
        return operands.get(index);
    }

    /** Returns whether an option is given. */
    public boolean has(String option) {
        return options.containsKey(option);
    }

    /** Returns the value of an option; null if it is not given. */
    public @Nullable String value(String option) {
        return options.get(option);
    }

    /** Returns the value of an option, or a default. */
    public String value(String option, String otherwise) {
        return options.getOrDefault(option, otherwise);
    }

    /**
     * Returns the value of a required option.
     *
     * @throws UsageException if it is not given
     */
    public String required(String option) {
        String value = options.get(option);
        if (value == null) {
            throw new UsageException("--" + option + " is required");
        }
        return value;
    }

    /**
     * Loads the document named by an operand.
     *
     * @throws UsageException if the file does not exist or cannot be read
     * @throws ContractException if it is not an OpenAPI document
     */
    public Document document(int index) throws IOException {
        return document(file(operand(index)));
    }

    /**
     * Loads a document.
     *
     * @throws UsageException if the file does not exist or cannot be read
     * @throws ContractException if it is not an OpenAPI document
     */
    public static Document document(Path file) throws IOException {
        requireReadable(file);
        try {
            return Document.load(file);
        } catch (CharacterCodingException e) {
            throw new UsageException(file + " is not UTF-8");
        }
    }

    /**
     * Reads a file.
     *
     * @throws UsageException if the file does not exist or cannot be read
     */
    static String text(Path file) throws IOException {
        requireReadable(file);
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new UsageException(file + " is not UTF-8");
        }
    }

    private static void requireReadable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new UsageException(file + " does not exist or cannot be read");
        }
    }

    /**
     * Parses a path.
     *
     * @throws UsageException if the string is not a path
     */
    public static Path file(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException("\"" + text + "\" is not a valid path: " + e.getReason());
        }
    }
}
