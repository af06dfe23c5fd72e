package dev.chirograph.generator.cli;

import dev.chirograph.generator.check.Finding;
import dev.chirograph.generator.check.Severity;
import dev.chirograph.generator.read.Location;
import org.jspecify.annotations.Nullable;

/**
 * A finding and its location.
 *
 * @param location null if unknown
 */
record LocatedFinding(Finding finding, @Nullable Location location) {
    Severity severity() {
        return finding.severity();
    }

    String rule() {
        return finding.rule();
    }

    /** The location for people: {@code file:line:column}, or the pointer if the line is unknown. */
    String place() {
        return location == null ? pointer() : location.toString();
    }

    String pointer() {
        return finding.pointer().isEmpty() ? "the document" : finding.pointer();
    }

    LocatedFinding as(Severity severity) {
        return new LocatedFinding(
                new Finding(finding.rule(), severity, finding.pointer(), finding.message(), finding.fix()), location);
    }
}
