package dev.chirograph.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
    private static final String PRICE = "      required: [name, price]\n      additionalProperties: false\n";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private Path document;

    @BeforeEach
    void copyTheDocument() throws IOException {
        // Of a version that the tests know, whatever the document says today.
        String own = Files.readString(Fixtures.own()).replaceFirst("(?m)^  version: .*$", "  version: 0.1.0");
        document = Files.writeString(folder.resolve("api.yaml"), own);
        Files.createDirectory(folder.resolve("released"));
        Files.writeString(folder.resolve("released/0.1.0.yaml"), own);
        Files.writeString(folder.resolve("breaking-changes.yaml"), "{}\n");
    }

    @Test
    void helpOptionPrintsUsage() {
        assertEquals(0, run("--help"));
        String overall = out();
        for (String command : List.of("check", "rules", "diff", "contract", "changelog", "generate")) {
            assertTrue(overall.contains("\n  " + command + " "), command);
            assertEquals(0, run(command, "--help"));
            assertTrue(out().startsWith("Usage: java -jar chirograph-generator.jar " + command), out());
        }
        assertEquals("", err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frob | unknown command frob; use check, rules, diff, contract, changelog, generate",
                "check | check requires DOCUMENT",
                "check missing.yaml | missing.yaml does not exist or cannot be read",
                "check a b | check takes only DOCUMENT; remove b",
                "check --colour a | check has no option --colour; check --help lists them",
                "check a --json=yes | --json takes no value",
                "check a --json --json | --json must occur only once",
                "diff a | diff requires OLD NEW, but has only a",
                "diff a b --breaking-changes | --breaking-changes needs a value: --breaking-changes FILE",
                "generate a --half server | --output is required",
                "generate a --half both --output x | --half must be server or client, but is both",
                "check a --severity fatal | --severity must be error or warning, but is fatal",
                "check a --profile theirs | --profile must be own or third-party, but is theirs",
                "check a --rule unmarked-secrets | unknown rule `unmarked-secrets`; did you mean unmarked-secret? `rules` lists all",
                "contract a --rule x-header,pathverb | unknown rule `pathverb`; did you mean path-verb? `rules` lists all",
                "check a --baseline missing.txt | missing.txt does not exist or cannot be read"
            })
    void aUsageErrorIsReportedInOneLine(String words, String told) {
        assertEquals(2, run(words.split(" ")));
        assertEquals("chirograph: " + told + "\n", err());
        assertEquals("", out());
    }

    @Test
    void nothingAtAllIsMisuse() {
        assertEquals(2, run());
        assertTrue(err().startsWith("Usage: "), err());
    }

    @Test
    void unreadableDocumentIsAFindingWithLocationAndExitStatus3() throws Exception {
        Files.writeString(document, "openapi: 3.1.0\ninfo: {title: A, version: '1'}\npaths: 7\n");

        int status = run("check", document.toString(), "--json");

        JsonNode finding = json().path("findings").path(0);
        assertEquals(3, status);
        assertEquals("unreadable", finding.path("rule").textValue());
        assertEquals("/paths", finding.path("pointer").textValue());
        assertEquals(document.toString(), finding.path("file").textValue());
        assertEquals(3, finding.path("line").intValue());
        assertEquals(1, finding.path("column").intValue());
        assertFalse(finding.path("fix").textValue().isEmpty());
    }

    @Test
    void anUnreadableDocumentIsReportedWithFileLineAndColumnByEveryCommand() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "openapi: 3.1.0\npaths:\n  /a: [1\n");
        String file = broken.toString();
        String place = file + ":4:1: ";

        assertEquals(3, run("check", file));
        assertTrue(out().startsWith(place + "error unreadable at the document\n  is not valid YAML: "), out());
        assertEquals(3, contract(broken));
        assertTrue(out().contains("  " + place + "error unreadable at the document\n"), out());
        assertEquals(3, run("diff", document.toString(), file));
        assertTrue(err().contains("\n  " + place + "the document: is not valid YAML: "), err());
        assertEquals(
                3,
                run(
                        "generate",
                        file,
                        "--half",
                        "server",
                        "--output",
                        folder.resolve("made").toString()));
        assertTrue(err().contains("\n  " + place + "the document: is not valid YAML: "), err());
        assertEquals(3, run("check", file, "--json", "--severity", "warning"));
        assertEquals(4, json().path("findings").path(0).path("line").intValue());
    }

    @Test
    void aReportExitsWith0OnFindingsAndChangesButNotWhenAFileCannotBeRead() throws Exception {
        change("operationId: getLimited", "operationId: readLimited");
        change(
                "      operationId: listUsers\n",
                "      operationId: listUsers\n      x-lint-ignore: {no-such: Rule.}\n");
        int changed = contract(document);
        int reported = contract(document, "--report-only");
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "openapi: [3\n");
        int unreadable = contract(broken, "--report-only");
        int missing = contract(folder.resolve("missing.yaml"), "--report-only");
        Files.writeString(folder.resolve("breaking-changes.yaml"), "0.2.0: [\n");
        int noDeclarations = contract(document, "--report-only");
        Files.writeString(folder.resolve("breaking-changes.yaml"), "{}\n");
        Files.writeString(folder.resolve("released/0.1.0.yaml"), "openapi: [3\n");
        int noRelease = contract(document, "--report-only");

        assertEquals(List.of(1, 0), List.of(changed, reported));
        assertEquals(List.of(3, 2, 2, 3), List.of(unreadable, missing, noDeclarations, noRelease));
        assertTrue(err().contains(folder.resolve("released/0.1.0.yaml") + ":2:1: "), err());
    }

    @Test
    void findingsAreReportedAsTextAndAsJson() throws Exception {
        change("      operationId: listUsers\n", "      operationId: list_the_users\n");

        int status = run("check", document.toString(), "--json");
        JsonNode json = json();
        int again = run("check", document.toString());

        assertEquals(1, status);
        assertEquals(1, again);
        JsonNode finding = json.path("findings").path(0);
        assertEquals(
                json.path("findings").size(),
                json.path("errors").intValue() + json.path("warnings").intValue());
        assertTrue(
                out().contains(finding.path("rule").textValue() + " at "
                        + finding.path("pointer").textValue()),
                out());
    }

    @Test
    void aDocumentComparedWithItselfHasNotChanged() {
        int status = run("diff", document.toString(), document.toString());

        assertEquals(0, status);
        assertEquals("no changes since 0.1.0\n", out());
    }

    @Test
    void aBreakingChangeIsAFindingUntilItIsDeclaredAndTheVersionHasRisen() throws Exception {
        change(PRICE, "      required: [name, price, colour]\n      additionalProperties: false\n");
        change(
                "      properties:\n        name:\n",
                "      properties:\n        colour: {type: string, maxLength: 9}\n        name:\n");

        Path released = folder.resolve("released/0.1.0.yaml");
        int status = run("diff", released.toString(), document.toString(), "--json");
        JsonNode change = json().path("changes").path(0);
        Path declarations = Files.writeString(
                folder.resolve("breaking-changes.yaml"),
                "0.2.0:\n- change: " + change.path("change").textValue() + "\n  at: "
                        + change.path("pointer").textValue() + "\n  reason: Colours sell.\n");
        int declared = run(
                "diff",
                released.toString(),
                document.toString(),
                "--breaking-changes",
                declarations.toString(),
                "--version",
                "0.2.0");

        assertEquals(1, status);
        assertEquals("breaking", change.path("severity").textValue());
        assertEquals("breaking", change.path("effects").path("wire").textValue());
        assertEquals(0, declared, out());
        assertTrue(out().contains("breaks callers, code on the SDK (declared), "), out());
    }

    @Test
    void theGateSaysWhatHasChangedForWhomAndWhatVersionThatAsksFor() throws Exception {
        int before = contract();
        change("operationId: getLimited", "operationId: readLimited");

        int after = contract();

        assertEquals(0, before);
        assertEquals(1, after);
        assertTrue(out().contains("breaks code on the SDK, handlers: "), out());
        assertTrue(out().contains("requires version 0.2.0\n"), out());
        assertTrue(
                out().contains("Problem: the version 0.1.0 is too low for the changes; set info.version to 0.2.0"),
                out());
    }

    @Test
    void aLoosenedProtectionStandsFirstAndEveryChangeHasASeverity() throws Exception {
        change("operationId: getLimited", "operationId: readLimited");
        change("        - oauth2: ['items:write']\n", "        - oauth2: []\n");
        change("description: An item to create.", "description: What an item is made of.");
        Path released = folder.resolve("released/0.1.0.yaml");

        run("diff", released.toString(), document.toString());
        String text = out();
        run("diff", released.toString(), document.toString(), "--json");
        JsonNode first = json().path("changes").path(0);

        assertTrue(text.startsWith("loosens protection: POST /items: scope not needed: `items:write`\n"), text);
        assertTrue(text.contains(" changes since 0.1.0, 1 loosens protection, "), text);
        assertEquals("loosens-protection", first.path("severity").textValue());
        List<String> changes = text.lines()
                .filter(line -> !line.startsWith(" ") && !line.matches("\\d+ changes since .*|problem: .*"))
                .toList();
        assertEquals(json().path("changes").size(), changes.size(), text);
        changes.forEach(line -> assertTrue(
                line.matches("(loosens protection|risky|breaks|handler work|compatible|documentation)[^:]*: .*"),
                line));
    }

    @Test
    void aNewOptionalPropertyOfRequestsIsHandlerWork() throws Exception {
        change(
                PRICE + "      properties:\n        name:\n",
                PRICE
                        + "      properties:\n        colour: {type: string, maxLength: 9, description: Its colour.}\n        name:\n");
        change("  version: 0.1.0", "  version: 0.1.1");

        int status = contract();
        String text = out();
        run("diff", folder.resolve("released/0.1.0.yaml").toString(), document.toString(), "--json");
        JsonNode change = json().path("changes").path(0);

        assertEquals(0, status, text);
        assertTrue(text.contains("  handler work: ItemCreate.colour: property added\n"), text);
        assertTrue(
                text.endsWith(
                        "Version: 0.1.1, ready to release; write or review the handlers for" + " ItemCreate.colour\n"),
                text);
        assertEquals("work", change.path("effects").path("owner").textValue());
        assertEquals("compatible", change.path("severity").textValue());
    }

    @Test
    void aHalfIsCutIntoTheFolder() {
        Path output = folder.resolve("made");

        int status = run(
                "generate",
                document.toString(),
                "--half",
                "client",
                "--output",
                output.toString(),
                "--model-package",
                "shop.model",
                "--support-given",
                "--resources=" + folder.resolve("published"));

        assertEquals(0, status, err());
        assertTrue(
                out().matches(
                                "client: \\d+ files, \\d+ lines \\(\\d+ written, 0 unchanged, 0 deleted\\), no warnings, \\d+[.,]\\d s\n"),
                out());
        assertTrue(Files.exists(output.resolve("shop/model/Item.java")));
        assertTrue(Files.notExists(output.resolve("dev/chirograph/sdk/internal/json/Json.java")));
        assertTrue(Files.exists(folder.resolve("published/openapi.json")));
    }

    @Test
    void generateNamesWhatIsNotMadeAndIsQuietWhenAllIsMade() throws Exception {
        String output = folder.resolve("made").toString();
        int whole = run("generate", document.toString(), "--half", "client", "--output", output, "--quiet");
        String quiet = out();
        change(
                "      operationId: listUsers\n",
                "      operationId: listUsers\n      servers: [{url: https://a.example}]\n");

        int partial = run("generate", document.toString(), "--half", "client", "--output", output);
        String told = out();
        int again = run("generate", document.toString(), "--half", "client", "--output", output, "--quiet");

        assertEquals(List.of(0, 0, 0), List.of(whole, partial, again), err());
        assertEquals("", quiet);
        assertTrue(told.startsWith("client: "), told);
        assertTrue(told.contains(" (0 written, "), told);
        assertTrue(told.contains(", 1 warning (1 not-generated), "), told);
        String notMade = out();
        assertTrue(notMade.startsWith("Not generated or not validated:\n"), notMade);
        assertTrue(
                notMade.contains(
                        "  1 not-generated: the `servers` of an operation generate no code (" + document + ":"),
                notMade);
        assertTrue(told.endsWith(notMade), told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "diff", "generate"})
    void aDocumentThatIsNoUtf8IsMisuse(String command) throws Exception {
        Files.write(document, new byte[] {(byte) 0xff, (byte) 0xfe, 'a'});
        String file = document.toString();

        int status = switch (command) {
            case "check" -> run("check", file);
            case "diff" -> run("diff", file, file);
            default -> run("generate", file, "--half", "server", "--output", folder.toString());
        };

        assertEquals(2, status);
        assertEquals("chirograph: " + file + " is not UTF-8\n", err());
    }

    private int contract() {
        return contract(document);
    }

    private int contract(Path file, String... options) {
        List<String> words = new ArrayList<>(List.of(
                "contract",
                file.toString(),
                "--released",
                folder.resolve("released").toString(),
                "--breaking-changes",
                folder.resolve("breaking-changes.yaml").toString()));
        words.addAll(List.of(options));
        return run(words.toArray(String[]::new));
    }

    private void change(String before, String after) throws IOException {
        String text = Files.readString(document);
        assertTrue(text.contains(before), before);
        int place = text.indexOf(before);
        // The properties that come after the changed line are meant, not the first of the document.
        if (before.startsWith("      properties:")) {
            place = text.indexOf(before, text.indexOf("colour]"));
        }
        Files.writeString(document, text.substring(0, place) + after + text.substring(place + before.length()));
    }

    private int run(String... words) {
        out.reset();
        err.reset();
        return Cli.run(
                List.of(words),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out());
    }
}
