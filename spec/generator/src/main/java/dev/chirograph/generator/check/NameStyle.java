package dev.chirograph.generator.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** How a name of several words is written. A name in lower case fits everywhere. */
enum NameStyle {
    /** In lower case, so that it fits everywhere. */
    ONE_WORD("[a-z0-9]+"),
    SNAKE("[a-z0-9]+(_[a-z0-9]+)+"),
    KEBAB("[a-z0-9]+(-[a-z0-9]+)+"),
    CAMEL("[a-z][a-zA-Z0-9]*"),
    OTHER(".*");

    private final Pattern names;

    NameStyle(String names) {
        this.names = Pattern.compile(names, Pattern.DOTALL);
    }

    /** Returns the first that a name fits. */
    static NameStyle of(String name) {
        for (NameStyle style : values()) {
            if (style.names.matcher(name).matches()) {
                return style;
            }
        }
        return OTHER;
    }

    /** Returns the one of some styles that most names have, another when none has any. */
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
