package dev.chirograph.generator;

import dev.chirograph.generator.check.Finding;
import dev.chirograph.generator.emit.Layout;
import java.util.List;

/**
 * What a run of the generator has made.
 *
 * @param files how many files the half has
 * @param lines how many lines they have together
 * @param written how many of them were written; the others were there with the same content
 * @param deleted how many files of an earlier run were deleted
 * @param warnings what the document says and is read another way, not checked or not made, where it is not suppressed
 */
public record GenerationResult(
        Layout.Half half, int files, long lines, int written, int deleted, List<Finding> warnings) {
    public GenerationResult {
        warnings = List.copyOf(warnings);
    }
}
