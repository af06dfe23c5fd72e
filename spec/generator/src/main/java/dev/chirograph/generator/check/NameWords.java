package dev.chirograph.generator.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a name such as {@code page_token} or {@code pageToken}. */
final class NameWords {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final Pattern CAPITAL =
            Pattern.compile("(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    private NameWords() {}

    /** Splits a name at characters other than letters and digits, and before capitals; returns the words in lower case. */
    static List<String> of(String name) {
        List<String> words = new ArrayList<>();
        for (String part : BETWEEN.split(name)) {
            for (String word : CAPITAL.split(part)) {
                if (!word.isEmpty()) {
                    words.add(word.toLowerCase(Locale.ROOT));
                }
            }
        }
        return words;
    }
}
