package dev.chirograph.generator.cli;

import dev.chirograph.generator.check.Check;
import dev.chirograph.generator.check.Finding;
import dev.chirograph.generator.check.Severity;
import dev.chirograph.generator.read.ContractException;
import dev.chirograph.generator.read.Document;
import java.util.ArrayList;
import java.util.List;

/** What is found in a document, also in one that cannot be read. */
final class Findings {
    /** The rule of findings in a document that cannot be read. */
    private static final String UNREADABLE = "unreadable";

    private Findings() {}

    static List<Finding> of(Document document) {
        try {
            return Check.of(document.contract());
        } catch (ContractException e) {
            return e.refusals().stream()
                    .map(refusal -> new Finding(
                            UNREADABLE,
                            Severity.ERROR,
                            refusal.pointer(),
                            what(refusal.message()),
                            mend(refusal.message())))
                    .toList();
        }
    }

    /** Says how many there are, as {@code 1 error, 3 warnings}. */
    static String count(List<Finding> findings) {
        int errors = count(findings, Severity.ERROR);
        int warnings = count(findings, Severity.WARNING);
        List<String> parts = new ArrayList<>();
        if (errors > 0) {
            parts.add(errors + (errors == 1 ? " error" : " errors"));
        }
        if (warnings > 0) {
            parts.add(warnings + (warnings == 1 ? " warning" : " warnings"));
        }
        return parts.isEmpty() ? "nothing to mend" : String.join(", ", parts);
    }

    static int count(List<Finding> findings, Severity severity) {
        return (int) findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** Gives the two lines of a finding. */
    static List<String> lines(Finding finding) {
        String where = finding.pointer().isEmpty() ? "the document" : finding.pointer();
        return List.of(
                JsonTexts.word(finding.severity()) + " " + finding.rule() + " at " + where,
                "  " + finding.message() + "; " + finding.mend());
    }

    /** A refusal says what is wrong, a semicolon, what to do. */
    private static String what(String refusal) {
        int end = refusal.lastIndexOf("; ");
        return end < 0 ? refusal : refusal.substring(0, end);
    }

    private static String mend(String refusal) {
        int end = refusal.lastIndexOf("; ");
        return end < 0 ? "mend it there" : refusal.substring(end + 2);
    }
}
