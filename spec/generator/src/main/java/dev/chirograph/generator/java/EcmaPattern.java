package dev.chirograph.generator.java;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Translates regular expressions of ECMA-262, which JSON Schema uses with the flag {@code u}, to those of {@link Pattern}.
 *
 * <p>What only the grammar without that flag allows (ECMA-262, annex B) is taken too where its meaning is plain, such as
 * {@code \-} and a brace that stands for itself. Matching is by code points in both cases.
 */
public final class EcmaPattern {
    /** A literal of JavaScript: with its slashes in the pattern, an anchor beside one of them could never match. */
    private static final Pattern LITERAL = Pattern.compile("/(\\^.*|.*(?<!\\\\)\\$)/([a-zA-Z]*)", Pattern.DOTALL);
    /** Flags of Java, Perl and others for all that follows. */
    private static final Pattern LEADING_FLAGS = Pattern.compile("(\\^?)\\(\\?([a-zA-Z]+)\\)(.*)", Pattern.DOTALL);

    private EcmaPattern() {}

    /**
     * An expression in Java's grammar.
     *
     * @param java matches what the expression of ECMA-262 matches
     * @param foreign what the expression has that ECMA-262 does not know, and how it is read; empty in most cases
     */
    public record Translation(String java, List<String> foreign) {
        public Translation {
            foreign = List.copyOf(foreign);
        }
    }

    /**
     * Returns an equivalent expression of Java.
     *
     * @throws PatternSyntaxException when there is none, or when the expression is none of ECMA-262
     */
    public static String toJava(String expression) {
        return translate(expression).java();
    }

    /**
     * Returns an equivalent expression of Java, and says what had to be read as it was meant.
     *
     * @throws PatternSyntaxException when there is none, or when the expression is none of ECMA-262
     */
    public static Translation translate(String expression) {
        List<String> foreign = new ArrayList<>();
        String body = expression;
        String flags = "";
        Matcher literal = LITERAL.matcher(expression);
        Matcher leading = LEADING_FLAGS.matcher(expression);
        if (literal.matches()) {
            body = literal.group(1);
            flags = literal.group(2);
            foreign.add("it is written as a literal of JavaScript; what stands between its slashes is taken");
        } else if (leading.matches()) {
            body = leading.group(1) + leading.group(3);
            flags = leading.group(2);
            foreign.add("`(?" + flags + ")` is none of ECMA 262; it is taken for `(?" + flags + ":…)` around it all");
        }
        for (char flag : flags.toCharArray()) {
            if ("imsu".indexOf(flag) < 0 && !(literal.matches() && "dgvy".indexOf(flag) >= 0)) {
                throw new PatternSyntaxException("the flag `" + flag + "` has no equivalent", expression, -1);
            }
        }
        String java = new EcmaParser(body, flags.contains("m"), flags.contains("s")).parse();
        String flagged = flags.contains("i") ? "(?iu:" + java + ")" : java;
        return new Translation(Pattern.compile(flagged).pattern(), foreign);
    }
}
