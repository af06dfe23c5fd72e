package dev.chirograph.generator.cli;

import org.jspecify.annotations.Nullable;

/**
 * An option of a command; its name has no hyphens.
 *
 * @param value the name of its value in the help; null if it takes none
 */
public record Option(String name, @Nullable String value, String description) {

    /** Returns an option without a value. */
    public static Option flag(String name, String description) {
        return new Option(name, null, description);
    }

    /** The option in the help: {@code --output DIR}. */
    public String usage() {
        return value == null ? "--" + name : "--" + name + " " + value;
    }
}
