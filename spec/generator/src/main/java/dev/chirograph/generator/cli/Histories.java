package dev.chirograph.generator.cli;

import dev.chirograph.generator.diff.History;
import dev.chirograph.generator.diff.HistoryException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Loads what is declared. */
final class Histories {
    private Histories() {}

    /**
     * Loads a history.
     *
     * @param name of the file; null for a history in which nothing is declared
     * @throws MisuseException when the file cannot be read, or is no history
     */
    static History of(@Nullable String name) throws IOException {
        if (name == null) {
            return History.empty();
        }
        Path file = Arguments.file(name);
        String text = Arguments.text(file);
        try {
            return History.parse(text);
        } catch (HistoryException e) {
            throw new MisuseException(file + ": " + e.getMessage());
        }
    }
}
