package dev.chirograph.integration.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The links and names in the documentation exist. */
class DocumentationTest {
    /** A test class, a method of the last test class, or both; an ellipsis stands for the rest of a name. */
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))?(?:\\.(\\w+)(…)?)?`");

    /** Names of classes that have at least two words. */
    private static final Pattern CLASS = Pattern.compile("(?<!-)\\b[A-Z][a-z0-9]+[A-Z]\\w*\\b");

    /** The feature that add-a-feature.md adds. */
    private static final Pattern EXAMPLE = Pattern.compile("Notes?[A-Z]\\w*");

    @TempDir
    Path folder;

    @Test
    void everyLinkLeadsToAFileAndToAHeading() throws IOException {
        List<String> broken = Sources.pages().stream()
                .flatMap(page -> page.brokenLinks().stream())
                .toList();

        assertEquals(List.of(), broken);
    }

    @Test
    void linksToMissingFilesAndHeadingsAreBroken() throws IOException {
        Path file = Files.writeString(folder.resolve("page.md"), """
                # One `heading`
                [file](missing.md) [heading](#two) [good](#one-heading) [self](page.md#one-heading) [site](https://example.com/x)
                ```
                [code](nothing.md)
                ```
                """);

        List<String> broken = Page.read(file).brokenLinks();

        assertEquals(List.of(file + ": missing.md", file + ": #two"), broken);
    }

    @Test
    void everyPageNamedInTheCodeExists() throws IOException {
        Sources sources = Sources.read();

        List<String> missing = sources.pagesNamed().stream()
                .filter(page -> !Files.exists(Sources.ROOT.resolve(page)))
                .toList();

        assertEquals(List.of(), missing);
        assertTrue(sources.pagesNamed().contains("docs/api-owner.md"), () -> "found: " + sources.pagesNamed());
    }

    @Test
    void everyTestNamedInTheSecurityRulesExists() throws IOException {
        Sources sources = Sources.read();

        List<String> missing = missingTests(sources, Files.readString(Sources.ROOT.resolve("docs/security/oauth.md")));

        assertEquals(List.of(), missing);
    }

    @Test
    void aTestThatDoesNotExistIsMissing() throws IOException {
        List<String> missing = missingTests(
                Sources.read(),
                "| a rule | RFC 1 | `DocumentationTest.aTestThatDoes…`, `.aTestThatDoesNot`; `NoSuchTest.at`, `.all` |");

        assertEquals(List.of("DocumentationTest.aTestThatDoesNot", "NoSuchTest.at", "NoSuchTest.all"), missing);
    }

    @Test
    void everyClassNamedInTheContributorsPagesExists() throws IOException {
        Sources sources = Sources.read();

        List<String> missing = new ArrayList<>();
        int named = 0;
        for (Path file : Sources.files(Sources.ROOT.resolve("docs/contributing"), ".md")) {
            for (String code : Page.read(file).code()) {
                for (MatchResult name : CLASS.matcher(code).results().toList()) {
                    named++;
                    if (!sources.hasWord(name.group())
                            && !EXAMPLE.matcher(name.group()).matches()) {
                        missing.add(file.getFileName() + ": " + name.group());
                    }
                }
            }
        }

        assertEquals(List.of(), missing);
        assertTrue(named > 50, () -> "too few names");
    }

    /** Returns the tests that the last column of the tables names and that do not exist. */
    private static List<String> missingTests(Sources sources, String page) {
        List<String> missing = new ArrayList<>();
        for (String row : page.lines().filter(line -> line.startsWith("| ")).toList()) {
            String testClass = "";
            String[] columns = row.split(" \\| ");
            for (MatchResult name :
                    TEST.matcher(columns[columns.length - 1]).results().toList()) {
                testClass = name.group(1) == null ? testClass : name.group(1);
                String method = name.group(2);
                boolean exists = method == null
                        ? sources.hasClass(testClass)
                        : sources.hasMethod(
                                testClass, Pattern.compile(name.group(3) == null ? method : method + "\\w*"));
                if (!exists) {
                    missing.add(method == null ? testClass : testClass + "." + method);
                }
            }
        }
        return missing;
    }
}
