package dev.chirograph.generator.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A name, such as {@code page_token} or {@code pageToken}, as its words. */
final class Words {
    private Words() {}

    /** Splits a name where anything but a letter or a digit stands, and where a capital begins a word; in lower case. */
    static List<String> of(String name) {
        List<String> words = new ArrayList<>();
        for (String part : name.split("[^\\p{L}\\p{Nd}]+")) {
            for (String word : part.split("(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})")) {
                if (!word.isEmpty()) {
                    words.add(word.toLowerCase(Locale.ROOT));
                }
            }
        }
        return words;
    }
}
