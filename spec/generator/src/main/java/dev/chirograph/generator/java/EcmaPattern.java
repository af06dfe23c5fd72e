package dev.chirograph.generator.java;

import java.util.regex.Pattern;

/** Rewrites a regular expression of ECMA-262, which JSON Schema uses, for {@link Pattern}. */
public final class EcmaPattern {
    private EcmaPattern() {}

    /**
     * Rewrites what the two read differently.
     *
     * @throws java.util.regex.PatternSyntaxException when Java cannot express it
     */
    public static String toJava(String expression) {
        StringBuilder java = new StringBuilder();
        boolean inClass = false;
        for (int index = 0; index < expression.length(); index++) {
            char unit = expression.charAt(index);
            if (unit == '\\' && index + 1 < expression.length()) {
                index = escape(expression, index, java);
            } else if (inClass) {
                // Java takes a bracket for a class in the class, and && for an intersection.
                java.append(unit == '[' || unit == '&' ? "\\" + unit : String.valueOf(unit));
                inClass = unit != ']';
            } else if (expression.startsWith("[^]", index)) {
                java.append("[\\s\\S]");
                index += 2;
            } else if (expression.startsWith("[]", index)) {
                java.append("(?!)");
                index++;
            } else if (unit == '$') {
                // Java's own also matches before a line feed at the end.
                java.append("\\z");
            } else {
                java.append(unit);
                inClass = unit == '[';
            }
        }
        return Pattern.compile(java.toString()).pattern();
    }

    private static int escape(String expression, int backslash, StringBuilder java) {
        char escaped = expression.charAt(backslash + 1);
        if (escaped == 'u' && expression.startsWith("{", backslash + 2)) {
            java.append("\\x");
        } else if (escaped == '-' || escaped == '/') {
            java.append('\\').append(escaped);
        } else if (expression.startsWith("p{Script=", backslash + 1)) {
            java.append("\\p{Is");
            return backslash + "\\p{Script=".length() - 1;
        } else {
            java.append('\\').append(escaped);
        }
        return backslash + 1;
    }
}
