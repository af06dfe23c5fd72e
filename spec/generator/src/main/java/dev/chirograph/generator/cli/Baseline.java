package dev.chirograph.generator.cli;

import dev.chirograph.generator.check.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The known findings of a document, to be fixed later: a file with one line for each, the rule and the pointer. It
 * has no line numbers of the document, which would change with every edit.
 */
final class Baseline {
    private static final String HEAD = """
            # Findings of check that are known: rule and pointer. Written by --write-baseline.
            """;

    private final Set<String> entries;

    private Baseline(Set<String> entries) {
        this.entries = entries;
    }

    /** An empty baseline. */
    static Baseline empty() {
        return new Baseline(Set.of());
    }

    /**
     * Reads a file.
     *
     * @throws UsageException if it cannot be read or is not a baseline
     */
    static Baseline read(Path file) throws IOException {
        Set<String> entries = new LinkedHashSet<>();
        int number = 0;
        for (String line : Arguments.text(file).lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!line.strip().matches("[a-z0-9-]+( .+)?")) {
                throw new UsageException(file + ":" + number
                        + ":1: a baseline line must be a rule and a pointer; write the file with --write-baseline");
            }
            entries.add(line.strip());
        }
        return new Baseline(entries);
    }

    /** Writes findings to a file, in an order that is independent of the document's. */
    static void write(Path file, Collection<LocatedFinding> found) throws IOException {
        Set<String> entries =
                found.stream().map(each -> entry(each.finding())).collect(Collectors.toCollection(TreeSet::new));
        Files.writeString(
                file, HEAD + entries.stream().map(entry -> entry + "\n").collect(Collectors.joining()));
    }

    boolean knows(Finding finding) {
        return entries.contains(entry(finding));
    }

    /** Returns the entries that have no finding any more. */
    List<String> gone(Collection<LocatedFinding> found) {
        Set<String> there = found.stream().map(each -> entry(each.finding())).collect(Collectors.toSet());
        return entries.stream().filter(entry -> !there.contains(entry)).toList();
    }

    /** Escapes line breaks, which names of members may contain. */
    private static String entry(Finding finding) {
        String pointer = finding.pointer().replaceAll("\\R", " ");
        return (finding.rule() + " " + pointer).strip();
    }
}
