package dev.chirograph.generator;

import dev.chirograph.generator.check.Finding;
import dev.chirograph.generator.emit.Layout;
import java.util.List;

/**
 * The result of a run of the generator.
 *
 * @param files the number of files of the half
 * @param lines their total number of lines
 * @param written the number of written files; the others were up to date
 * @param deleted the number of deleted files of an earlier run
 * @param warnings the parts of the document that are interpreted differently, unchecked or ignored, if not suppressed
 */
public record GenerationResult(
        Layout.Half half, int files, long lines, int written, int deleted, List<Finding> warnings) {
    public GenerationResult {
        warnings = List.copyOf(warnings);
    }
}
