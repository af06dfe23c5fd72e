package dev.chirograph.generator.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares docs/check-rules.md with the rules. Renew it with {@code -Dgolden.renew=true}. */
class RulePageTest {
    private static final Path PAGE = Path.of(System.getProperty("basedir", ""))
            .resolve("../../docs/check-rules.md")
            .normalize();

    @Test
    void docsListEveryRuleWithItsSummary() throws IOException {
        String page = page();
        if (Boolean.getBoolean("golden.renew")) {
            Files.writeString(PAGE, page);
        }

        assertEquals(page, Files.readString(PAGE));
    }

    @Test
    void everyRuleOfPolicyIsARule() {
        Set<String> rules = Check.rules().stream().map(Rule::name).collect(Collectors.toSet());

        assertEquals(
                List.of(),
                Policy.RULES.stream().filter(name -> !rules.contains(name)).toList());
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Rules of `check`

                <!-- Generated from the rules by RulePageTest; renew it with -Dgolden.renew=true. -->
                An **error** means that the document is wrong, contradictory or unsafe; a **warning** is likely to trip up callers or owners.
                Each finding has its place (file, line, column and JSON pointer), a message and a fix. To suppress a rule for a place and
                everywhere below it, add `x-lint-ignore` with a reason:

                ```yaml
                x-lint-ignore:
                  missing-summary: The name says it all.
                ```

                A **policy** rule is a convention of Chirograph's own APIs. A third-party document may break it and still be right: with
                `--profile third-party`, policy errors are reported as warnings.

                | rule | | requires |
                |---|---|---|
                """);
        for (Rule rule : Check.rules()) {
            page.append("| `%s` | %s%s | %s |\n"
                    .formatted(
                            rule.name(),
                            rule.severity().name().toLowerCase(Locale.ROOT),
                            rule.policy() ? ", policy" : "",
                            rule.summary().replace("|", "\\|")));
        }
        return page.toString();
    }
}
