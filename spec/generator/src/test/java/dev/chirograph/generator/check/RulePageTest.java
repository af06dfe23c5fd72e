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

/** Compares the page that lists the rules with the rules. Run with {@code -Dgolden.renew=true} to write it anew. */
class RulePageTest {
    private static final Path PAGE = Path.of(System.getProperty("basedir", ""))
            .resolve("../../docs/check-rules.md")
            .normalize();

    @Test
    void thePageSaysWhatTheRulesSayOfThemselves() throws IOException {
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
                # The rules of `check`

                <!-- Made of the rules themselves by RulePageTest: -Dgolden.renew=true writes it anew. -->
                An **error** is wrong, contradicts itself or is unsafe; over a **warning** callers or owners will stumble. Each finding
                says where (file, line, column and JSON pointer), what and how to fix it. A rule is turned off for a place and all below it,
                with a reason:

                ```yaml
                x-lint-ignore:
                  missing-summary: The name says it all.
                ```

                A rule of **policy** says how we make our APIs. A document that somebody else made may break it and be right: with
                `--profile third-party` it gives warnings, and no errors.

                | rule | | asks for |
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
