package dev.chirograph.integration.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.read.ContractException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Generates from unchanged real-world documents, in the folder of the system property {@code corpus}. */
@Tag("corpus")
class CorpusIT {
    private static final int ERRORS_SHOWN = 10;

    private static final List<GeneratedHalf> CUTS = new ArrayList<>();
    private static final List<String> REFUSED = new ArrayList<>();
    private static final List<String> MEMORY = new ArrayList<>();

    @TempDir
    Path folder;

    static List<Path> documents() throws IOException {
        String corpus = System.getProperty("corpus", "");
        assertTrue(
                !corpus.isBlank() && Files.isDirectory(Path.of(corpus)),
                "-Dcorpus names no folder: \"" + corpus + "\"");
        try (Stream<Path> files = Files.list(Path.of(corpus))) {
            List<Path> documents = files.filter(file -> file.toString().matches(".*\\.(json|ya?ml)"))
                    .sorted()
                    .toList();
            assertTrue(!documents.isEmpty(), "there is no document in " + corpus);
            return documents;
        }
    }

    static Stream<Arguments> halves() throws IOException {
        return documents().stream()
                .flatMap(document -> Stream.of(Layout.Half.values()).map(half -> Arguments.of(document, half)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("halves")
    void bothHalvesOfEveryCorpusDocumentCompile(Path document, Layout.Half half) throws IOException {
        GeneratedHalf cut;
        try {
            cut = GeneratedHalf.of(document, half, folder);
        } catch (ContractException e) {
            REFUSED.add(
                    document.getFileName() + " " + half + ": " + e.diagnostics().size() + " places, the first "
                            + e.diagnostics().get(0));
            throw e;
        }
        CUTS.add(cut);

        assertEquals(
                List.of(),
                cut.errors().stream().limit(ERRORS_SHOWN).toList(),
                () -> cut.errors().size() + " errors");
    }

    @ParameterizedTest
    @EnumSource
    void largestDocumentIsGeneratedWithinOneGigabyteOfHeap(Layout.Half half) throws Exception {
        Path largest = documents().stream()
                .max(Comparator.comparingLong(document -> document.toFile().length()))
                .orElseThrow();

        int megabytes = SmallHeap.generate(largest, half, folder);

        MEMORY.add(largest.getFileName() + " " + half + ": at most " + megabytes + " MB of heap in use");
    }

    @AfterAll
    static void tellWhatWasSeen() {
        var table = new StringBuilder("\n%-28s %-6s %8s %6s %8s %8s %8s%n"
                .formatted("document", "half", "seconds", "files", "lines", "errors", "warnings"));
        for (GeneratedHalf cut : CUTS) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-28s %-6s %8.2f %6d %8d %8d %8d%n",
                    cut.document(),
                    cut.half(),
                    cut.seconds(),
                    cut.files(),
                    cut.lines(),
                    cut.errors().size(),
                    cut.warnings()));
        }
        for (Layout.Half half : Layout.Half.values()) {
            long cut = CUTS.stream().filter(one -> one.half() == half).count();
            long compiled = CUTS.stream()
                    .filter(one -> one.half() == half && one.errors().isEmpty())
                    .count();
            table.append(half)
                    .append(": ")
                    .append(compiled)
                    .append(" compile, ")
                    .append(cut - compiled)
                    .append(" do not\n");
        }
        REFUSED.forEach(line -> table.append("refused: ").append(line).append('\n'));
        MEMORY.forEach(line -> table.append(line).append('\n'));
        System.out.println(table);
    }
}
