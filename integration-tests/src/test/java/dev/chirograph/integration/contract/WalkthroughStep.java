package dev.chirograph.integration.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A step of a walkthrough page: a code block below a comment with an instruction.
 *
 * @param order the instruction: {@code run}, {@code change <file>}, ...
 * @param block the content of the code block
 */
record WalkthroughStep(String order, String block) {
    private static final Pattern STEP =
            Pattern.compile("<!-- walk: ([^\\n]*?) -->\\n```\\w*\\n(.*?)```\\n", Pattern.DOTALL);

    /** Returns the steps of a page. */
    static List<WalkthroughStep> of(String page) {
        List<WalkthroughStep> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(page);
        while (matcher.find()) {
            steps.add(new WalkthroughStep(matcher.group(1), matcher.group(2)));
        }
        return steps;
    }

    /** Applies the block, a diff, to a text in which its lines occur once. */
    String appliedTo(String text) {
        String before = side('-');
        String after = side('+');
        int first = text.indexOf(before);
        if (first < 0 || first != text.lastIndexOf(before)) {
            throw new AssertionError("must occur once:\n" + before);
        }
        return text.replace(before, after);
    }

    private String side(char sign) {
        StringBuilder side = new StringBuilder();
        for (String line : block.lines().toList()) {
            if (line.charAt(0) == ' ' || line.charAt(0) == sign) {
                side.append(line.substring(1)).append('\n');
            }
        }
        return side.toString();
    }
}
