package dev.chirograph.generator.diff;

import java.util.regex.Pattern;

/** Returns what patterns (ECMA-262) ask for, of the few of which it can be told. */
final class PatternSubtyping {
    /** Any number of any characters, line breaks among them. */
    private static final String ANYTHING =
            "(?:\\[(?:\\\\s\\\\S|\\\\S\\\\s|\\\\d\\\\D|\\\\D\\\\d|\\\\w\\\\W|\\\\W\\\\w|\\^)]\\*\\??)";

    /** Any number of characters of one line. */
    private static final String LINE = "(?:\\.\\*\\??|\\(\\.\\*\\)|\\(\\?:\\.\\*\\))";

    // A pattern is searched for: one that matches the empty string, and is bound to one end at most, is found in every
    // text.
    private static final Pattern EVERYTHING =
            Pattern.compile("\\^?" + ANYTHING + "\\$?|\\^?" + LINE + "?|" + LINE + "?\\$|\\(\\)");
    private static final Pattern ONE_LINE = Pattern.compile("\\^" + LINE + "\\$");
    /** What may match a line break, or leaves open where a string begins and ends. */
    private static final Pattern SEVERAL_LINES =
            Pattern.compile("\\[\\^|\\\\[sSDWnrxucpPvf]|\\||\\(\\?[^:]|[\\n\\r\\u2028\\u2029]");

    private PatternSubtyping() {}

    /** Returns whether every text matches, so that the pattern asks for nothing. */
    static boolean everything(String pattern) {
        return EVERYTHING.matcher(pattern).matches();
    }

    /** Returns whether all texts that match the one pattern surely match the other, which takes any text of one line. */
    static boolean widened(String one, String other) {
        return ONE_LINE.matcher(other).matches()
                && one.startsWith("^")
                && one.endsWith("$")
                && !one.endsWith("\\$")
                && !SEVERAL_LINES.matcher(one).find();
    }
}
