package dev.chirograph.generator.cli;

import dev.chirograph.generator.diff.Change;
import dev.chirograph.generator.read.Document;
import dev.chirograph.generator.read.Location;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Locates changes: in the new document, or in the old one if the part was removed.
 *
 * @param before the old document
 * @param after the new document
 */
record ChangeLocator(Document before, Document after) {
    /** Returns the location of a change; null if neither document has its pointer. */
    @Nullable
    Location of(Change change) {
        boolean gone = change.kind().kebab().endsWith("-removed");
        return (gone ? List.of(before, after) : List.of(after, before))
                .stream()
                        .filter(document -> document.has(change.pointer()))
                        .map(document -> document.locate(change.pointer()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }
}
