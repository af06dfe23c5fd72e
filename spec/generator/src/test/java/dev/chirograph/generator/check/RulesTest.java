package dev.chirograph.generator.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
    /** What the reader does not say yet. */
    private static final Set<String> AWAITED = Set.of(
            "missing-server",
            "undeclared-scope",
            "undescribed-scope",
            "unused-scope",
            "security-without-scope",
            "unsafe-flow",
            "plain-http",
            "key-in-query",
            "missing-403",
            "union-without-discriminator",
            "bad-example");

    static List<Case> cases() {
        return Stream.of(
                        DescriptionCases.ALL,
                        OperationCases.ALL,
                        PathCases.ALL,
                        SecurityCases.ALL,
                        LimitCases.ALL,
                        RequestCases.ALL,
                        AnswerCases.ALL,
                        TypeCases.ALL,
                        ValueCases.ALL,
                        WaiverCases.ALL)
                .flatMap(List::stream)
                .filter(tried -> !AWAITED.contains(tried.rule()))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aRuleFindsWhatBreaksItAndNothingElse(Case tried) {
        Spoilt document = tried.change().apply(Spoilt.good());

        List<String> pointers = document.pointers(tried.rule());

        assertEquals(tried.pointers(), pointers);
    }

    @Test
    void aDocumentThatKeepsEveryRuleGivesNothing() {
        assertEquals(
                List.of(),
                Spoilt.good().findings().stream()
                        .filter(finding -> !AWAITED.contains(finding.rule()))
                        .toList());
    }

    @Test
    void everyRuleCanFireAndCanLetPass() {
        Set<String> rules = Check.rules().stream()
                .map(Rule::name)
                .filter(name -> !AWAITED.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(rules, tried(one -> !one.pointers().isEmpty()));
        assertEquals(rules, tried(one -> one.pointers().isEmpty()));
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
            for (Finding finding : tried.change().apply(Spoilt.good()).findings()) {
                assertFalse(finding.message().isBlank() || finding.message().endsWith("."), finding::toString);
                assertFalse(finding.mend().isBlank() || finding.mend().endsWith("."), finding::toString);
            }
        }
    }

    private static Set<String> tried(Predicate<Case> which) {
        return cases().stream().filter(which).map(Case::rule).collect(Collectors.toCollection(TreeSet::new));
    }
}
