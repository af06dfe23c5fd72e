package dev.chirograph.generator.cli;

import org.jspecify.annotations.Nullable;

/**
 * An option of a command, without its two hyphens.
 *
 * @param value what its value is called in the help; null when it takes none
 */
public record Option(String name, @Nullable String value, String description) {

    /** Returns an option that takes no value. */
    public static Option flag(String name, String description) {
        return new Option(name, null, description);
    }

    /** How it stands in the help: {@code --output DIR}. */
    public String usage() {
        return value == null ? "--" + name : "--" + name + " " + value;
    }
}
