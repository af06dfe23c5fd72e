package dev.chirograph.integration.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A page of the documentation, in Markdown.
 *
 * @param file where it is
 * @param text its content
 */
record Page(Path file, String text) {
    private static final Pattern BLOCK = Pattern.compile("^```.*?^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} (.+)$", Pattern.MULTILINE);
    private static final Pattern EXTERNAL = Pattern.compile("[a-z]+:.*");

    static Page read(Path file) {
        try {
            return new Page(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the targets of links, except those to other sites. */
    List<String> links() {
        return LINK.matcher(CODE.matcher(prose()).replaceAll(""))
                .results()
                .map(match -> match.group(1))
                .filter(target -> !EXTERNAL.matcher(target).matches())
                .toList();
    }

    /** Returns what is marked as code within sentences and tables. */
    List<String> code() {
        return CODE.matcher(prose()).results().map(match -> match.group(1)).toList();
    }

    /** Returns the anchors of the headings, as GitHub derives them. */
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> uses = new HashMap<>();
        for (MatchResult heading : HEADING.matcher(prose()).results().toList()) {
            String anchor = anchor(heading.group(1));
            int earlier = uses.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(earlier == 0 ? anchor : anchor + "-" + earlier);
        }
        return anchors;
    }

    /** Returns the links that lead to no file, or to no heading of a page. */
    List<String> brokenLinks() {
        return links().stream()
                .filter(target -> !resolves(target))
                .map(target -> file + ": " + target)
                .toList();
    }

    private boolean resolves(String target) {
        String[] parts = target.split("#", 2);
        Path path = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
        if (!Files.exists(path)) {
            return false;
        }
        return parts.length == 1
                || !path.toString().endsWith(".md")
                || (parts[0].isEmpty() ? this : read(path)).anchors().contains(parts[1]);
    }

    private String prose() {
        return BLOCK.matcher(text).replaceAll("");
    }

    private static String anchor(String heading) {
        return heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\w\\- ]", "")
                .replace(' ', '-');
    }
}
