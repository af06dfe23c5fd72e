package dev.chirograph.generator.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
    private static final Pattern WARNING = Pattern.compile("warn\\(\\s*\"([a-z-]+)\"");

    static List<Case> cases() {
        return Stream.of(
                        ReaderCases.ALL,
                        OperationReaderCases.ALL,
                        DescriptionCases.ALL,
                        OperationCases.ALL,
                        PathCases.ALL,
                        SecurityCases.ALL,
                        ScopeCases.ALL,
                        LimitCases.ALL,
                        RequestCases.ALL,
                        ResponseCases.ALL,
                        TypeCases.ALL,
                        ValueCases.ALL,
                        SuppressionCases.ALL)
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aRuleFindsWhatBreaksItAndNothingElse(Case tried) {
        EditedDocument document = tried.change().apply(EditedDocument.good());

        List<String> pointers = document.pointers(tried.rule());

        assertEquals(tried.pointers(), pointers);
    }

    @Test
    void aDocumentThatKeepsEveryRuleGivesNothing() {
        assertEquals(List.of(), EditedDocument.good().findings());
    }

    @Test
    void everyRuleCanFireAndCanLetPass() {
        Set<String> rules = Check.rules().stream().map(Rule::name).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(rules, tried(one -> !one.pointers().isEmpty()));
        assertEquals(rules, tried(one -> one.pointers().isEmpty()));
    }

    @Test
    void everyWarningOfTheReaderIsARule() throws IOException {
        Path reader = Path.of(System.getProperty("basedir", ""), "src/main/java/dev/chirograph/generator/read");
        Set<String> warned = new TreeSet<>();
        try (Stream<Path> files = Files.list(reader)) {
            for (Path file : files.toList()) {
                Matcher named = WARNING.matcher(Files.readString(file));
                while (named.find()) {
                    warned.add(named.group(1));
                }
            }
        }

        warned.removeAll(Check.rules().stream().map(Rule::name).toList());
        assertEquals(Set.of(), warned);
    }

    @Test
    void aRuleHasANameOfItsOwnAndSaysWhatItAsksFor() {
        List<String> names = Check.rules().stream().map(Rule::name).toList();

        assertEquals(names.stream().distinct().sorted().toList(), names);
        for (Rule rule : Check.rules()) {
            assertTrue(rule.name().matches("[a-z0-9]+(-[a-z0-9]+)+"), rule.name());
            assertTrue(rule.summary().endsWith("."), rule.summary());
            assertFalse(rule.summary().contains("\n"), rule.summary());
        }
    }

    @Test
    void aFindingSaysWhatIsWrongAndWhatToDo() {
        for (Case tried : cases()) {
            for (Finding finding : tried.change().apply(EditedDocument.good()).findings()) {
                assertFalse(finding.message().isBlank() || finding.message().endsWith("."), finding::toString);
                assertFalse(finding.fix().isBlank() || finding.fix().endsWith("."), finding::toString);
            }
        }
    }

    private static Set<String> tried(Predicate<Case> which) {
        return cases().stream().filter(which).map(Case::rule).collect(Collectors.toCollection(TreeSet::new));
    }
}
