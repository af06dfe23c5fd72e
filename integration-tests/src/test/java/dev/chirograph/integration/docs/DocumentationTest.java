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

/** The links and names in the documentation exist; the server's {@code DocumentedTestsTest} checks the tests that the security rules name. */
class DocumentationTest {
    /** Names of classes that have at least two words. */
    private static final Pattern CLASS = Pattern.compile("(?<!-)\\b[A-Z][a-z0-9]+[A-Z]\\w*\\b");

    /** A command of the Makefile, with the test class that it runs. */
    private static final Pattern MAKE = Pattern.compile("(?m)(?:^|`)make ([a-z]+)(?:[^`\\n]*? TEST='?(\\w+))?");

    /** The feature that add-a-feature.md adds. */
    private static final Pattern EXAMPLE = Pattern.compile("\\w*Notes?[A-Z]\\w*");

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

    @Test
    void everyMakeTargetNamedInThePagesExists() throws IOException {
        String makefile = Files.readString(Sources.ROOT.resolve("Makefile"));
        Sources sources = Sources.read();

        List<String> missing = new ArrayList<>();
        int named = 0;
        for (Page page : Sources.pages()) {
            for (MatchResult command : MAKE.matcher(page.text()).results().toList()) {
                named++;
                boolean target = makefile.lines().anyMatch(line -> line.startsWith(command.group(1) + ":"));
                String test = command.group(2);
                if (!target || (test != null && !sources.hasWord(test))) {
                    missing.add(page.file().getFileName() + ": " + command.group());
                }
            }
        }

        assertEquals(List.of(), missing);
        assertTrue(named > 10, () -> "too few commands");
    }
}
