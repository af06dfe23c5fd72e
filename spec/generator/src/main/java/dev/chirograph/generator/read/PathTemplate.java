package dev.chirograph.generator.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path with variables, such as {@code /items/{item_id}}. */
record PathTemplate(String text) {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]+)}");

    /** Whether it begins with a slash and each of its braces belongs to a variable. */
    boolean valid() {
        String rest = VARIABLE.matcher(text).replaceAll("");
        return text.startsWith("/") && !rest.contains("{") && !rest.contains("}") && !rest.matches(".*[?#\\s].*");
    }

    List<String> variables() {
        List<String> variables = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            variables.add(matcher.group(1));
        }
        return variables;
    }

    /** The path with its variables made alike: two paths with the same shape cannot be told apart. */
    String shape() {
        return VARIABLE.matcher(text).replaceAll("{}");
    }
}
