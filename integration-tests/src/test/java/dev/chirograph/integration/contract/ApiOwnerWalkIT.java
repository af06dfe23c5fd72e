package dev.chirograph.integration.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.Cli;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.read.Document;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executes the walkthrough of {@code docs/api-owner.md} on a copy: the diffs and commands are those of the page. */
class ApiOwnerWalkIT {
    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
    private static final String CONTRACT = "mvn -Pcontract";

    @TempDir
    Path copy;

    private String said = "";

    @BeforeEach
    void copyWhatIsChanged() throws IOException {
        Path released = Files.createDirectories(copy.resolve("spec/released"));
        // The walkthrough starts at a release, independent of the current versions.
        String document = Files.readString(ROOT.resolve("spec/openapi.yaml"))
                .replaceFirst("(?m)^  version: .*$", "  version: 0.1.0");
        Files.writeString(copy.resolve("spec/openapi.yaml"), document);
        Files.writeString(released.resolve("0.1.0.yaml"), document);
        Files.writeString(copy.resolve("spec/history.yaml"), "{}\n");
        Files.writeString(copy.resolve("CHANGELOG.md"), "# Changelog\n\n## [0.1.0] - 2026-11-24\nThe first.\n");
        Path sources = ROOT.resolve("server/src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve("server/src/main/java").resolve(sources.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    @Test
    void walkthroughOfTheApiOwnerGuidePasses() throws Exception {
        List<WalkthroughStep> steps = WalkthroughStep.of(Files.readString(ROOT.resolve("docs/api-owner.md")));

        for (WalkthroughStep step : steps) {
            make(step);
        }

        assertEquals(16, steps.size());
        assertEquals(List.of(), server().errors());
        String changelog = Files.readString(copy.resolve("CHANGELOG.md"));
        assertTrue(changelog.contains("## [0.2.0] - "), changelog);
        assertTrue(changelog.contains("GET /items/{item_id}/label"), changelog);
        assertTrue(changelog.endsWith("\n## [0.1.0] - 2026-11-24\nThe first.\n"), changelog);
    }

    private void make(WalkthroughStep step) throws Exception {
        String[] order = step.order().split(" ");
        switch (order[0]) {
            case "run" -> run(step.block().strip());
            case "change" -> {
                Path file = copy.resolve(order[1]);
                Files.writeString(file, step.appliedTo(Files.readString(file)));
            }
            case "write" -> Files.writeString(copy.resolve(order[1]), step.block());
            case "it" ->
                step.block().lines().forEach(line -> assertTrue(said.contains(line), () -> line + "\n\n" + said));
            case "the" ->
                assertEquals(List.of("ItemOperations.java: " + step.block().strip()), asPrinted(server().errors()));
            case "compiles" -> assertEquals(List.of(), client().errorsOf(step.block()));
            default -> throw new AssertionError("unknown step: " + step.order());
        }
    }

    /** Runs what Maven runs for {@code -Pcontract}; {@code GatesIT} tests that Maven does. */
    private void run(String command) throws IOException {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        if (command.equals(CONTRACT)) {
            cli(List.of(
                    "contract", "spec/openapi.yaml", "--released", "spec/released", "--history", "spec/history.yaml"));
        } else if (words.getFirst().equals("cp")) {
            Files.copy(copy.resolve(words.get(1)), copy.resolve(words.get(2)));
        } else {
            assertEquals(List.of("java", "-jar"), words.subList(0, 2));
            assertEquals(0, cli(words.subList(3, words.size())), said);
        }
    }

    private int cli(List<String> words) {
        var output = new ByteArrayOutputStream();
        var stream = new PrintStream(output, true, StandardCharsets.UTF_8);
        // The paths of the page are relative to the root of the project, which is the copy.
        int status = Cli.run(
                words.stream()
                        .map(word -> word.contains("/") || word.endsWith(".md")
                                ? copy.resolve(word).toString()
                                : word)
                        .toList(),
                stream,
                stream);
        said = output.toString(StandardCharsets.UTF_8);
        return status;
    }

    /** Removes the package names, as the compiler's output on a terminal does. */
    private static List<String> asPrinted(List<String> errors) {
        return errors.stream()
                .map(error -> error.replaceAll("\\b[a-z.]+\\.(?=[A-Z])", ""))
                .toList();
    }

    private Half server() throws Exception {
        return Half.build(
                Layout.Half.SERVER, "25", document(), copy.resolve("server"), Files.createTempDirectory(copy, "half"));
    }

    private Half client() throws Exception {
        return Half.build(
                Layout.Half.CLIENT, "17", document(), ROOT.resolve("sdk"), Files.createTempDirectory(copy, "half"));
    }

    private Document document() throws IOException {
        return Document.load(copy.resolve("spec/openapi.yaml"));
    }
}
