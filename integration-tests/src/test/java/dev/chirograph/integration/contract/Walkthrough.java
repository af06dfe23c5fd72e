package dev.chirograph.integration.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.Cli;
import dev.chirograph.generator.Generator;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.read.Document;
import dev.chirograph.integration.process.ServerProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Executes the steps of a page of {@code docs/} on a copy of the project: its diffs, files and commands. */
final class Walkthrough {
    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
    private static final String CONTRACT = "mvn -Pcontract";
    private static final String GENERATOR = "spec/generator/src";
    private static final String RULES = "dev/chirograph/generator/check";

    /** The sources in which the rules are tested with edits of one document. */
    private static final Pattern CASES = Pattern.compile("(\\w*Cases?|EditedDocument|RulesTest)\\.java");

    private final Path copy;
    private String said = "";

    /** The generator of the copy as it is now; null until it is needed. */
    private @Nullable Compiled generator;

    private Walkthrough(Path copy) {
        this.copy = copy;
    }

    /**
     * Copies what the pages change. The copy starts at a release 0.1.0 of today's document, independent of the current versions.
     *
     * @param folder an empty folder
     */
    static Walkthrough in(Path folder) throws IOException {
        Path released = Files.createDirectories(folder.resolve("spec/released"));
        String document = Files.readString(ROOT.resolve("spec/openapi.yaml"))
                .replaceFirst("(?m)^  version: .*$", "  version: 0.1.0");
        Files.writeString(folder.resolve("spec/openapi.yaml"), document);
        Files.writeString(released.resolve("0.1.0.yaml"), document);
        Files.writeString(folder.resolve("spec/breaking-changes.yaml"), "{}\n");
        Files.writeString(folder.resolve("CHANGELOG.md"), "# Changelog\n\n## [0.1.0] - 2026-11-24\nThe first.\n");
        var walkthrough = new Walkthrough(folder);
        walkthrough.copy("server/src/main/java");
        walkthrough.copy("server/src/test/java/dev/chirograph/server/HouseRules.java");
        return walkthrough;
    }

    /** Copies the generator and the tests of its rules too; the commands of the page then run the generator of the copy. */
    Walkthrough withGenerator() throws IOException {
        copy(GENERATOR + "/main");
        copy(GENERATOR + "/test/java/" + RULES);
        copy(GENERATOR + "/test/resources/" + RULES);
        return this;
    }

    private void copy(String path) throws IOException {
        Compiled.copy(ROOT.resolve(path), copy.resolve(path));
    }

    /**
     * Performs all steps of a page.
     *
     * @param page the page's path from the root of the project
     * @return the number of steps
     */
    int follow(String page) throws Exception {
        List<WalkthroughStep> steps = WalkthroughStep.of(Files.readString(ROOT.resolve(page)));
        for (WalkthroughStep step : steps) {
            perform(step);
        }
        return steps.size();
    }

    private void perform(WalkthroughStep step) throws Exception {
        String[] words = step.order().split(" ");
        switch (words[0] + " " + (words.length == 1 || words[1].contains("/") ? "" : words[1])) {
            case "run " -> run(step.block().strip());
            case "change " -> {
                Path file = copy.resolve(words[1]);
                Files.writeString(file, step.appliedTo(Files.readString(file)));
                generator = null;
            }
            case "write " -> {
                Path file = copy.resolve(words[1]);
                Files.createDirectories(file.getParent());
                Files.writeString(file, step.block());
                generator = null;
            }
            case "it says" ->
                step.block().lines().forEach(line -> assertTrue(said.contains(line), () -> line + "\n\n" + said));
            case "the compiler" -> assertErrors(words[4], step.block().lines().toList(), errorsAsPrinted());
            case "the SDK" -> {
                // Libraries of the tests log to the same stream.
                String output = callServer(step.block());
                assertTrue(output.lines().anyMatch("as documented"::equals), output);
            }
            case "compiles against" -> assertEquals(List.of(), client().errorsOf(step.block()));
            default -> throw new AssertionError("unknown step: " + step.order());
        }
    }

    /** Compares the compiler's errors with lines of a page, in which an ellipsis at the end stands for the rest of an error. */
    private static void assertErrors(String file, List<String> lines, List<String> errors) {
        assertEquals(lines.size(), errors.size(), errors::toString);
        for (int index = 0; index < lines.size(); index++) {
            String line = file + ": " + lines.get(index);
            String error = errors.get(index);
            if (line.endsWith("…")) {
                String start = line.substring(0, line.length() - 1);
                assertTrue(error.startsWith(start), () -> start + " does not start: " + error);
            } else {
                assertEquals(line, error);
            }
        }
    }

    /** Runs what Maven runs for {@code -Pcontract}; {@code GatesIT} tests that Maven does. */
    private void run(String command) throws Exception {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        if (command.equals(CONTRACT)) {
            cli(List.of(
                    "contract",
                    "spec/openapi.yaml",
                    "--released",
                    "spec/released",
                    "--breaking-changes",
                    "spec/breaking-changes.yaml"));
        } else if (words.getFirst().equals("cp")) {
            Files.copy(copy.resolve(words.get(1)), copy.resolve(words.get(2)));
        } else {
            assertEquals(List.of("java", "-jar"), words.subList(0, 2));
            assertEquals(0, cli(words.subList(3, words.size())), said);
        }
    }

    private int cli(List<String> words) throws Exception {
        // The paths of the page are relative to the root of the project, which is the copy.
        List<String> arguments = words.stream()
                .map(word -> word.contains("/") || word.endsWith(".md")
                        ? copy.resolve(word).toString()
                        : word)
                .toList();
        var output = new ByteArrayOutputStream();
        var stream = new PrintStream(output, true, StandardCharsets.UTF_8);
        int status = Files.exists(copy.resolve(GENERATOR))
                ? (int) generator()
                        .call(
                                Cli.class.getName(),
                                "run",
                                List.of(List.class, PrintStream.class, PrintStream.class),
                                arguments,
                                stream,
                                stream)
                : Cli.run(arguments, stream, stream);
        said = output.toString(StandardCharsets.UTF_8);
        return status;
    }

    /** Returns the generator of the copy, compiled with the tests of its rules. */
    Compiled generator() throws IOException {
        if (generator == null) {
            generator = compileGenerator();
        }
        return generator;
    }

    private Compiled compileGenerator() throws IOException {
        Path home = Files.createTempDirectory(copy, "generator");
        for (String resources : List.of("/main/resources", "/test/resources")) {
            Compiled.copy(copy.resolve(GENERATOR + resources), home.resolve("classes"));
        }
        List<Path> sources = Stream.concat(
                        Compiled.sources(copy.resolve(GENERATOR + "/main/java")).stream(),
                        Compiled.sources(copy.resolve(GENERATOR + "/test/java")).stream()
                                .filter(file -> CASES.matcher(file.getFileName().toString())
                                        .matches()))
                .toList();
        return new Compiled("17", sources, home.resolve("classes"));
    }

    /** Returns the compiler's errors in the server, without package names, as the compiler prints them on a terminal. */
    private List<String> errorsAsPrinted() throws Exception {
        return server().errors().stream()
                .map(error -> error.replaceAll("\\b[a-z.]+\\.(?=[A-Z])", ""))
                .toList();
    }

    /** Starts the server of the copy and passes a client of the copy's SDK to the class {@code Use}. */
    private String callServer(String use) throws Exception {
        Half server = server();
        assertEquals(List.of(), server.errors());
        Path published = Files.createTempDirectory(copy, "published");
        Generator.publish(document(), published);
        List<Path> changed = List.of(server.classes(), published);
        try (ServerProcess process = ServerProcess.startChanged(changed, copy.resolve("data"))) {
            return client().output(use, """
                    import dev.chirograph.sdk.Auth;
                    import dev.chirograph.sdk.ChirographClient;
                    import java.net.URI;
                    import java.nio.file.Path;

                    public class Caller {
                        public static void main(String[] arguments) {
                            try (ChirographClient chirograph = ChirographClient.builder()
                                    .endpoint(URI.create("%s"))
                                    .trustCertificate(Path.of("%s"))
                                    .auth(Auth.clientCredentials("%s", "%s"))
                                    .build()) {
                                System.out.println(Use.run(chirograph));
                            }
                        }
                    }
                    """.formatted(
                            process.url(),
                            process.certificate(),
                            process.printed("client id"),
                            process.printed("client secret")));
        }
    }

    /** Returns the content of a file of the copy. */
    String read(String path) throws IOException {
        return Files.readString(copy.resolve(path));
    }

    /** Generates and compiles the server of the copy. */
    Half server() throws Exception {
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
