package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Contract;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the reader of the document has noticed already: what it read another way than it is written, or made nothing of. */
final class NoticeRules {
    static final List<Rule> ALL =
            List.of(new Rule("unfit-default", Severity.ERROR, "A default is a value that its schema allows."));

    private static final Map<String, Rule> BY_NAME =
            ALL.stream().collect(Collectors.toMap(Rule::name, Function.identity()));

    private NoticeRules() {}

    static List<Finding> findings(Contract contract) {
        return contract.notices().stream()
                .map(notice -> new Finding(
                        notice.rule(), severity(notice.rule()), notice.pointer(), notice.message(), notice.mend()))
                .toList();
    }

    private static Severity severity(String rule) {
        Rule known = BY_NAME.get(rule);
        return known == null ? Severity.WARNING : known.severity();
    }
}
