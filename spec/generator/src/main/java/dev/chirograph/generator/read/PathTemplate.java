package dev.chirograph.generator.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path with variables, such as {@code /items/{item_id}}. */
record PathTemplate(String text) {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]+)}");
    /** What RFC 6570 lets stand around a variable's name; OpenAPI has no such thing. */
    private static final Pattern AROUND = Pattern.compile("^[+#./;?&]|\\*$");

    /** Takes a path as it is written. One that lacks the first slash gets it, and variables lose what is not their names. */
    static PathTemplate of(String written) {
        String rooted = written.startsWith("/") ? written : "/" + written;
        return new PathTemplate(VARIABLE.matcher(rooted)
                .replaceAll(found -> Matcher.quoteReplacement(
                        "{" + AROUND.matcher(found.group(1)).replaceAll("") + "}")));
    }

    /** Whether each of its braces belongs to a variable. */
    boolean valid() {
        String rest = VARIABLE.matcher(text).replaceAll("");
        return !rest.contains("{") && !rest.contains("}");
    }

    /** Whether it has characters that a path cannot have as they are. */
    boolean odd() {
        return VARIABLE.matcher(text).replaceAll("").matches(".*[?#\\s].*");
    }

    List<String> variables() {
        List<String> variables = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            variables.add(matcher.group(1));
        }
        return variables;
    }

    /** Returns the variable that a parameter's name means. */
    String variable(String name) {
        String bare = AROUND.matcher(name).replaceAll("");
        return variables().contains(bare) ? bare : name;
    }

    /** The path with its variables made alike: two paths with the same shape cannot be distinguished. */
    String shape() {
        return VARIABLE.matcher(text).replaceAll("{}");
    }
}
