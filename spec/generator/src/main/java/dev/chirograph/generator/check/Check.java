package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Contract;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks a document against the rules. */
public final class Check {
    private static final List<Lint> LINTS = Stream.of(
                    DescriptionRules.ALL,
                    OperationRules.ALL,
                    PathRules.ALL,
                    NamingRules.ALL,
                    SecurityRules.ALL,
                    ScopeRules.ALL,
                    CorsRules.ALL,
                    LimitRules.ALL,
                    RequestRules.ALL,
                    ResponseRules.ALL,
                    TypeRules.ALL,
                    ValueRules.ALL)
            .flatMap(List::stream)
            .toList();
    private static final List<Rule> RULES = Stream.of(
                    ReaderRules.ALL.stream(), LINTS.stream().map(Lint::rule), Suppressions.RULES.stream())
            .flatMap(rules -> rules)
            .sorted(Comparator.comparing(Rule::name))
            .toList();
    private static final Map<String, Rule> BY_NAME =
            RULES.stream().collect(Collectors.toMap(Rule::name, Function.identity()));

    private Check() {}

    /** Returns the findings of a contract that are not suppressed, in document order. */
    public static List<Finding> of(Contract contract) {
        Set<Finding> found = new LinkedHashSet<>(ReaderRules.findings(contract, BY_NAME));
        Api api = new Api(contract);
        for (Lint lint : LINTS) {
            Rule rule = lint.rule();
            lint.search()
                    .search(
                            api,
                            (pointer, message, fix) ->
                                    found.add(new Finding(rule.name(), rule.severity(), pointer, message, fix)));
        }
        List<Finding> findings = new ArrayList<>(Suppressions.apply(contract.suppressions(), RULES, found));
        findings.sort(Comparator.comparing(Finding::pointer, new PointerOrder(contract, api)));
        return List.copyOf(findings);
    }

    /** Returns the reader's findings that the document does not suppress, in the order in which they were reported. */
    public static List<Finding> warnings(Contract contract) {
        return ReaderRules.findings(contract, BY_NAME).stream()
                .filter(finding -> contract.suppressions().stream()
                        .noneMatch(suppression -> Suppressions.covers(suppression, finding)))
                .toList();
    }

    /** Returns all rules, by name. */
    public static List<Rule> rules() {
        return RULES;
    }
}
