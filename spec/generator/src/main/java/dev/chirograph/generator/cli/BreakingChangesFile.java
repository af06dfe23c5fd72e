package dev.chirograph.generator.cli;

import dev.chirograph.generator.diff.BreakingChanges;
import dev.chirograph.generator.diff.BreakingChangesException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Loads the file of declared breaking changes. */
final class BreakingChangesFile {
    private BreakingChangesFile() {}

    /**
     * Loads the file.
     *
     * @param name the name of the file; null when no breaking change is declared
     * @throws UsageException when the file cannot be read or is malformed
     */
    static BreakingChanges of(@Nullable String name) throws IOException {
        if (name == null) {
            return BreakingChanges.empty();
        }
        Path file = Arguments.file(name);
        String text = Arguments.text(file);
        try {
            return BreakingChanges.parse(text);
        } catch (BreakingChangesException e) {
            throw new UsageException(file + ": " + e.getMessage());
        }
    }
}
