package dev.chirograph.generator.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.Fixtures;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.diff.Change;
import dev.chirograph.generator.diff.Diff;
import dev.chirograph.generator.read.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangelogFileTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final String BY_HAND = """
            # Changelog

            ## [Unreleased]
            ### Fixed
            - A fix.

            ## [0.1.0] - 2026-11-24
            - The first.
            """;

    @Test
    void theSectionOfANewVersionStandsBelowWhatIsNotReleased() throws IOException {
        String text = ChangelogFile.of(BY_HAND)
                .with("0.2.0", TODAY, changes("5", "4"))
                .text();

        assertTrue(text.startsWith("""
                        # Changelog

                        ## [Unreleased]
                        ### Fixed
                        - A fix.

                        ## [0.2.0] - 2026-11-25
                        <!-- From the contract, by `changelog`. Write above or below. -->
                        ### Changed
                        - **Breaking for callers:**"""), text);
        assertTrue(text.endsWith("""
                        <!-- End of what is from the contract. -->

                        ## [0.1.0] - 2026-11-24
                        - The first.
                        """), text);
    }

    @Test
    void writingAgainChangesNothing() throws IOException {
        ChangelogFile once = ChangelogFile.of(BY_HAND).with("0.2.0", TODAY, changes("5", "4"));

        ChangelogFile twice = once.with("0.2.0", TODAY.plusDays(1), changes("5", "4"));

        assertEquals(once.text(), twice.text());
    }

    @Test
    void handWrittenChangelogIsKeptAndStaleEntriesAreReplaced() throws IOException {
        String once = ChangelogFile.of(BY_HAND)
                .with("0.2.0", TODAY, changes("5", "4"))
                .text();
        String edited = once.replace("## [0.2.0] - 2026-11-25\n", "## [0.2.0] - 2026-11-25\nRead this first.\n");

        String text =
                ChangelogFile.of(edited).with("0.2.0", TODAY, changes("5", "3")).text();

        assertTrue(text.contains("## [0.2.0] - 2026-11-25\nRead this first.\n<!-- From"), text);
        assertTrue(text.contains("`3 "), text);
        assertEquals(text.indexOf("<!-- From"), text.lastIndexOf("<!-- From"));
        assertTrue(!text.contains("`4 "), text);
    }

    @Test
    void aBlockWithoutItsEndIsNotGuessedAt() throws IOException {
        String broken = ChangelogFile.of(BY_HAND)
                .with("0.2.0", TODAY, changes("5", "4"))
                .text()
                .replace("<!-- End", "<!-- And");
        List<Change> changes = changes("5", "4");

        assertThrows(IllegalStateException.class, () -> ChangelogFile.of(broken).with("0.2.0", TODAY, changes));
    }

    private static List<Change> changes(String before, String after) throws IOException {
        return Diff.between(contract(before), contract(after));
    }

    /** Our own document, whose small resource allows so many calls a minute. */
    private static Contract contract(String limit) throws IOException {
        String text = Files.readString(Fixtures.own());
        return Document.parse(text.replace(
                        "limit: 5\n        window: PT1M\n", "limit: " + limit + "\n        window: PT1M\n"))
                .contract();
    }
}
