package dev.chirograph.generator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chirograph.generator.read.EditDistance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code check} prints of a document with hundreds of findings, and what its options select. */
class PresentationTest {
    private static final int PATHS = 60;

    private final CheckCommand command = new CheckCommand();

    @TempDir
    Path folder;

    private Path document;
    private String said = "";

    @BeforeEach
    void writeADocumentWithManyFindings() throws IOException {
        document = write(PATHS);
    }

    @Test
    void hundredsOfFindingsFitOnAScreenWithErrorsFirst() throws IOException {
        int status = check();

        List<String> lines = said.lines().toList();
        assertEquals(1, status);
        assertTrue(lines.size() < 40, said);
        assertEquals("error unmarked-secret, 60 places:", lines.get(0));
        assertEquals(
                "  " + document + ":10:52: /paths/~1a0/post/requestBody/content/application~1json/schema/properties/"
                        + "password: the property `password` is named like a secret, but not marked as sensitive; add"
                        + " `x-sensitive: true`",
                lines.get(1));
        assertEquals("warnings by rule, with the first locations:", lines.get(4));
        assertTrue(said.contains("\n    60 missing-summary "), said);
        assertTrue(said.contains(" " + document + ":5:5 " + document + ":13:5 " + document + ":21:5\n"), said);
        assertEquals(
                document + ": " + count("errors") + " errors, " + count("warnings")
                        + " warnings; list the rest with --rule NAME, --severity error or --all",
                lines.get(lines.size() - 1));
    }

    @Test
    void allShowsEveryFindingWithPlaceAndPointer() throws IOException {
        check("--all");
        String all = said;

        long headings = all.lines().filter(line -> line.contains(" at /paths/")).count();
        assertTrue(headings >= 2 * PATHS, all);
        assertTrue(all.contains(document + ":5:5: warning missing-summary at /paths/~1a0/post\n"), all);
        assertFalse(all.contains("--all"), all);
    }

    @Test
    void fewFindingsAreShownInFull() throws IOException {
        document = write(1);

        check("--severity", "error");

        assertTrue(said.startsWith(document + ":10:52: error unmarked-secret at /paths/"), said);
        assertEquals(document + ": 1 error", said.lines().toList().get(2));
    }

    @Test
    void ruleAndSeveritySelectWhatIsShownAndWhatCounts() throws IOException {
        int rules = check("--rule", "missing-summary,path-verb");
        String byRule = said;
        int none = check("--rule", "path-verb");
        String nothing = said;
        int errors = check("--severity", "error");

        assertEquals(List.of(1, 0, 1), List.of(rules, none, errors));
        assertTrue(byRule.endsWith(": 60 warnings\n"), byRule);
        assertEquals(2 * PATHS + 1, byRule.lines().count());
        assertEquals(document + ": no findings\n", nothing);
        assertFalse(said.contains("warning"), said);
    }

    @Test
    void rulesOfPolicyAreNoErrorsOfAThirdPartyDocument() throws IOException {
        check("--profile", "third-party", "--json");
        JsonNode json = json();

        assertEquals(0, json.path("errors").intValue());
        assertTrue(json.path("findings").findValuesAsText("rule").contains("unmarked-secret"));
    }

    @Test
    void knownFindingsAreNotShownAndGoneOnesAreReported() throws IOException {
        Path baseline = folder.resolve("baseline.txt");
        int written = check("--write-baseline", baseline.toString());
        int known = check("--baseline", baseline.toString());
        String quiet = said;
        // The lines move, and one finding is gone.
        Files.writeString(
                document,
                "# A comment.\n\n"
                        + Files.readString(document)
                                .replace("operationId: do7\n", "operationId: do7\n      summary: Does seven.\n"));
        int moved = check("--baseline", baseline.toString());
        String gone = said;
        Files.writeString(document, Files.readString(document).replace("  /a9:\n", "  /a9/get-it:\n"));
        int more = check("--baseline", baseline.toString(), "--json");

        assertEquals(List.of(0, 0, 0, 1), List.of(written, known, moved, more));
        assertTrue(quiet.matches("(?s).*: no findings, \\d+ in the baseline\n"), quiet);
        assertTrue(
                gone.contains(
                        "the baseline has `missing-summary /paths/~1a7/post`, which no longer occurs; remove the line\n"),
                gone);
        assertTrue(json().path("gone").size() > 1, said);
        assertTrue(json().path("known").intValue() > PATHS, said);
    }

    @Test
    void aBaselineDoesNotHideThatADocumentCannotBeRead() throws IOException {
        Path baseline = Files.writeString(folder.resolve("baseline.txt"), "unreadable\nunreadable /paths\n");
        Files.writeString(document, "openapi: 3.1.0\ninfo: {title: A, version: '1'}\npaths: 7\n");

        int status = check("--baseline", baseline.toString());
        int write = check("--write-baseline", folder.resolve("new.txt").toString());

        assertEquals(List.of(3, 3), List.of(status, write));
        assertTrue(said.contains("error unreadable at /paths"), said);
        assertTrue(Files.notExists(folder.resolve("new.txt")));
    }

    @Test
    void theRulesSayWhichAreOfPolicy() {
        RulesCommand rules = new RulesCommand();

        rules.run(Arguments.parse(rules, List.of()), console());

        assertTrue(said().contains("unmarked-secret (error, policy)\n"), said());
        assertTrue(said().contains("\nbad-example (error)\n"), said());
    }

    @ParameterizedTest
    @CsvSource({"unmarked-secrets, unmarked-secret", "missing-42, missing-422", "path-verbs, path-verb", "'', x"})
    void theNearestNameIsFound(String written, String nearest) {
        assertEquals(
                nearest,
                EditDistance.nearest(
                        written, List.of("unmarked-secret", "missing-422", "missing-401", "path-verb", "x")));
    }

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int check(String... options) throws IOException {
        out.reset();
        List<String> words = new ArrayList<>(List.of(document.toString()));
        words.addAll(List.of(options));
        int status = command.run(Arguments.parse(command, words), console());
        said = said();
        return status;
    }

    private Console console() {
        return new Console(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private int count(String member) throws IOException {
        String before = said;
        check("--json");
        int count = json().path(member).intValue();
        said = before;
        return count;
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(said);
    }

    private Path write(int paths) throws IOException {
        StringBuilder text = new StringBuilder("openapi: 3.1.0\ninfo: {title: A, version: 1.0.0}\npaths:\n");
        for (int index = 0; index < paths; index++) {
            text.append("""
                      /a%1$d:
                        post:
                          operationId: do%1$d
                          security: []
                          requestBody:
                            content:
                              application/json: {schema: {properties: {password: {type: string}}}}
                          responses: {'204': {description: Done.}}
                    """.formatted(index));
        }
        return Files.writeString(folder.resolve("api.yaml"), text);
    }
}
