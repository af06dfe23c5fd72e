package dev.chirograph.generator.java;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Translates ECMA-262 regular expressions, which JSON Schema uses with the flag {@code u}, to those of {@link Pattern}.
 *
 * <p>Also accepts unambiguous syntax that only the grammar without that flag allows (ECMA-262, annex B), such as
 * {@code \-} and a literal brace. Matching is by code points in both cases.
 */
public final class EcmaPattern {
    /** A JavaScript literal: if the pattern included its slashes, an anchor next to one of them could never match. */
    private static final Pattern LITERAL = Pattern.compile("/(\\^.*|.*(?<!\\\\)\\$)/([a-zA-Z]*)", Pattern.DOTALL);
    /** Inline flags of Java, Perl and others at the start of an expression. */
    private static final Pattern LEADING_FLAGS = Pattern.compile("(\\^?)\\(\\?([a-zA-Z]+)\\)(.*)", Pattern.DOTALL);

    private EcmaPattern() {}

    /**
     * An expression in Java syntax.
     *
     * @param java the equivalent expression
     * @param foreign the syntax unknown to ECMA-262 and its interpretation; empty in most cases
     */
    public record Translation(String java, List<String> foreign) {
        public Translation {
            foreign = List.copyOf(foreign);
        }
    }

    /**
     * Returns the equivalent Java expression.
     *
     * @throws PatternSyntaxException if there is none, or the expression is not valid in ECMA-262
     */
    public static String toJava(String expression) {
        return translate(expression).java();
    }

    /**
     * Returns the equivalent Java expression, with the foreign syntax that was interpreted.
     *
     * @throws PatternSyntaxException if there is none, or the expression is not valid in ECMA-262
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
