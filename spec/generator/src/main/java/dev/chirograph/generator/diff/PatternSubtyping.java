package dev.chirograph.generator.diff;

import java.util.regex.Pattern;

/** Compares ECMA-262 patterns as far as their relation is easy to decide. */
final class PatternSubtyping {
    /** Any number of any characters, including line breaks. */
    private static final String ANYTHING =
            "(?:\\[(?:\\\\s\\\\S|\\\\S\\\\s|\\\\d\\\\D|\\\\D\\\\d|\\\\w\\\\W|\\\\W\\\\w|\\^)]\\*\\??)";

    /** Any number of characters without line breaks. */
    private static final String LINE = "(?:\\.\\*\\??|\\(\\.\\*\\)|\\(\\?:\\.\\*\\))";

    // Patterns are searched for: one that matches the empty string and has at most one anchor matches every
    // string.
    private static final Pattern EVERYTHING =
            Pattern.compile("\\^?" + ANYTHING + "\\$?|\\^?" + LINE + "?|" + LINE + "?\\$|\\(\\)");
    private static final Pattern ONE_LINE = Pattern.compile("\\^" + LINE + "\\$");
    /** Parts that may match a line break, or make the anchors conditional. */
    private static final Pattern SEVERAL_LINES =
            Pattern.compile("\\[\\^|\\\\[sSDWnrxucpPvf]|\\||\\(\\?[^:]|[\\n\\r\\u2028\\u2029]");

    private PatternSubtyping() {}

    /** Returns whether a pattern matches every string, and so has no effect. */
    static boolean everything(String pattern) {
        return EVERYTHING.matcher(pattern).matches();
    }

    /** Returns whether all matches of one pattern certainly match the other, which matches every single-line string. */
    static boolean widened(String one, String other) {
        return ONE_LINE.matcher(other).matches()
                && one.startsWith("^")
                && one.endsWith("$")
                && !one.endsWith("\\$")
                && !SEVERAL_LINES.matcher(one).find();
    }
}
