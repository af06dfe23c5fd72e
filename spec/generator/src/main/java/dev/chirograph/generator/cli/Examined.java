package dev.chirograph.generator.cli;

import dev.chirograph.generator.check.Check;
import dev.chirograph.generator.check.Finding;
import dev.chirograph.generator.check.Severity;
import dev.chirograph.generator.read.ContractException;
import dev.chirograph.generator.read.Document;
import dev.chirograph.generator.read.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is found in a document, also in one that cannot be read.
 *
 * @param document null when it is neither YAML nor JSON
 * @param readable whether it has a contract
 */
record Examined(@Nullable Document document, List<Found> found, boolean readable) {
    /** The rule of findings in a document that cannot be read. */
    static final String UNREADABLE = "unreadable";

    /**
     * Checks a document.
     *
     * @throws MisuseException when there is no file that can be read
     */
    static Examined of(Path file) throws IOException {
        Document document = null;
        try {
            document = Arguments.document(file);
            Document read = document;
            return new Examined(
                    document,
                    Check.of(document.contractOfPlaces()).stream()
                            .map(finding -> new Found(finding, read.locate(finding.pointer())))
                            .toList(),
                    true);
        } catch (ContractException e) {
            return new Examined(
                    document, e.refusals().stream().map(Examined::found).toList(), false);
        }
    }

    private static Found found(Refusal refusal) {
        return new Found(
                new Finding(
                        UNREADABLE, Severity.ERROR, refusal.pointer(), what(refusal.message()), fix(refusal.message())),
                refusal.location());
    }

    /** A refusal says what is wrong, a semicolon, what to do. */
    private static String what(String refusal) {
        int end = refusal.lastIndexOf("; ");
        return end < 0 ? refusal : refusal.substring(0, end);
    }

    private static String fix(String refusal) {
        int end = refusal.lastIndexOf("; ");
        return end < 0 ? "fix it there" : refusal.substring(end + 2);
    }
}
