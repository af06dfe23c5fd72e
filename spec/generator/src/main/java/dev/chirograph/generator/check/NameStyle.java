package dev.chirograph.generator.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** A style of names with several words. A lower-case name of one word fits every style. */
enum NameStyle {
    /** One lower-case word, which fits every style. */
    ONE_WORD("[a-z0-9]+"),
    SNAKE("[a-z0-9]+(_[a-z0-9]+)+"),
    KEBAB("[a-z0-9]+(-[a-z0-9]+)+"),
    CAMEL("[a-z][a-zA-Z0-9]*"),
    OTHER(".*");

    private final Pattern names;

    NameStyle(String names) {
        this.names = Pattern.compile(names, Pattern.DOTALL);
    }

    /** Returns the first style that a name fits. */
    static NameStyle of(String name) {
        for (NameStyle style : values()) {
            if (style.names.matcher(name).matches()) {
                return style;
            }
        }
        return OTHER;
    }

    /** Returns the style that most names have; a fallback if no name has any of the styles. */
    static NameStyle usual(Collection<String> names, List<NameStyle> styles, NameStyle otherwise) {
        List<NameStyle> found =
                names.stream().map(NameStyle::of).filter(styles::contains).toList();
        return styles.stream()
                .filter(found::contains)
                .max(Comparator.comparingLong(
                        style -> found.stream().filter(style::equals).count()))
                .orElse(otherwise);
    }

    /** Writes a name in this style. */
    String write(String name) {
        List<String> words = NameWords.of(name);
        return switch (this) {
            case SNAKE -> String.join("_", words);
            case KEBAB -> String.join("-", words);
            case CAMEL -> camel(words);
            case ONE_WORD, OTHER -> String.join("", words);
        };
    }

    private static String camel(List<String> words) {
        StringBuilder name = new StringBuilder();
        for (String word : words) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
