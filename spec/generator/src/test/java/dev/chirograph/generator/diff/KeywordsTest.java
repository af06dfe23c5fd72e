package dev.chirograph.generator.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lets each keyword that {@code keywords.txt} lists come, change and go. */
class KeywordsTest {
    private record Keyword(String what, String pointer, String value, String other) {
        static Keyword of(String line) {
            String[] words = line.split(" ", 3);
            String[] values = words[2].split(" ;; ");
            return new Keyword(words[0], Edit.place(words[1]), values[0], values[1]);
        }
    }

    static Stream<Keyword> keywords() {
        return Edit.resource("keywords.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Keyword::of);
    }

    @ParameterizedTest
    @MethodSource("keywords")
    void aKeywordThatChangesIsReportedOrAnAnnotation(Keyword keyword) {
        Draft without = Draft.of(Edit.resource("changes.yaml"));
        if (!without.root().at(keyword.pointer()).isMissingNode()
                && !keyword.what().equals("always")) {
            without.remove(keyword.pointer());
        }
        Draft with = without.copy().set(keyword.pointer(), keyword.value());
        Draft other = without.copy().set(keyword.pointer(), keyword.other());

        List<String> told = new ArrayList<>();
        if (!keyword.what().equals("always")) {
            told.add(told(without, with));
            told.add(told(with, without));
        }
        told.add(told(with, other));
        told.add(told(other, with));

        told.replaceAll(what -> keyword.what().equals("always") && !what.equals("nothing") ? "always" : what);
        assertEquals(told.stream().map(what -> keyword.what()).toList(), told);
    }

    private static String told(Draft before, Draft after) {
        List<Change> changes = Diff.between(before.contract(), after.contract());
        if (changes.isEmpty()) {
            return "nothing";
        }
        return changes.stream().allMatch(change -> change.severity() == ChangeSeverity.DOCUMENTATION)
                ? "prose"
                : "change";
    }
}
