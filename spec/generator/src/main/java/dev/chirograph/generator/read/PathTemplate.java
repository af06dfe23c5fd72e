package dev.chirograph.generator.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path with variables, such as {@code /items/{item_id}}. */
record PathTemplate(String text) {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]+)}");
    /** Characters that RFC 6570 allows around a variable's name; OpenAPI does not. */
    private static final Pattern AROUND = Pattern.compile("^[+#./;?&]|\\*$");

    /** Parses a path. Adds a missing leading slash, and removes operators from variables. */
    static PathTemplate of(String written) {
        String rooted = written.startsWith("/") ? written : "/" + written;
        return new PathTemplate(VARIABLE.matcher(rooted)
                .replaceAll(found -> Matcher.quoteReplacement(
                        "{" + AROUND.matcher(found.group(1)).replaceAll("") + "}")));
    }

    /** Whether all braces belong to variables. */
    boolean valid() {
        String rest = VARIABLE.matcher(text).replaceAll("");
        return !rest.contains("{") && !rest.contains("}");
    }

    /** Whether it has characters that must be percent-encoded in a path. */
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

    /** Returns the variable that the name of a parameter refers to. */
    String variable(String name) {
        String bare = AROUND.matcher(name).replaceAll("");
        return variables().contains(bare) ? bare : name;
    }

    /** The path with normalized variables: two paths of the same shape cannot be distinguished. */
    String shape() {
        return VARIABLE.matcher(text).replaceAll("{}");
    }
}
