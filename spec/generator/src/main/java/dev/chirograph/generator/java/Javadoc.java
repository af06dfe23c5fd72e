package dev.chirograph.generator.java;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Builds a Javadoc comment. Text from a document is escaped, except for the markup that this class adds. */
public final class Javadoc {
    private static final int WIDTH = 118;
    /** Ends a line within a paragraph. */
    private static final String LINE = "\n";

    private final List<String> paragraphs = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();

    /** Adds prose from a document: empty lines separate paragraphs, backquotes mark code. */
    public Javadoc prose(String markdown) {
        for (String paragraph : markdown.strip().split("\\R\\s*\\R")) {
            if (!paragraph.isBlank()) {
                paragraphs.add(escape(paragraph.strip().replaceAll("\\s+", " ")));
            }
        }
        return this;
    }

    /** Adds a paragraph of Javadoc markup. */
    public Javadoc paragraph(String javadoc) {
        if (!javadoc.isBlank()) {
            paragraphs.add(javadoc);
        }
        return this;
    }

    /** Adds a list of points in prose from a document, after a sentence of Javadoc markup; does nothing without points. */
    public Javadoc points(String sentence, List<String> markdown) {
        if (!markdown.isEmpty()) {
            paragraphs.add(sentence + LINE + "<ul>" + LINE
                    + markdown.stream()
                            .map(point -> "  <li>" + escape(point.strip().replaceAll("\\s+", " ")))
                            .collect(Collectors.joining(LINE))
                    + LINE + "</ul>");
        }
        return this;
    }

    /** Adds a block tag such as {@code @param name}, followed by prose from a document. */
    public Javadoc tag(String tag, String markdown) {
        tags.add((tag + " " + escape(markdown.strip().replaceAll("\\s+", " "))).strip());
        return this;
    }

    /** Escapes text from a document for a comment, and turns backquoted parts into code. */
    public static String escape(String markdown) {
        StringBuilder escaped = new StringBuilder();
        boolean code = false;
        String[] parts = markdown.split("`", -1);
        for (int index = 0; index < parts.length; index++) {
            boolean closes = index < parts.length - 1;
            if (code && closes) {
                escaped.append(code(parts[index]));
            } else {
                escaped.append(code ? "`" : "").append(safe(parts[index]));
            }
            code = !code;
        }
        return escaped.toString();
    }

    /** Marks text from a document as code, whatever it contains. */
    public static String code(String text) {
        if (text.isBlank()) {
            // Doclint reports empty elements.
            return "&quot;" + safe(text) + "&quot;";
        }
        boolean plain = text.equals(text.strip()) && balanced(text) && !text.contains("*/") && !text.contains("\\");
        return plain ? "{@code " + text + "}" : "<code>" + safe(text) + "</code>";
    }

    private static boolean balanced(String text) {
        int open = 0;
        for (int index = 0; index < text.length() && open >= 0; index++) {
            open += text.charAt(index) == '{' ? 1 : text.charAt(index) == '}' ? -1 : 0;
        }
        return open == 0 && !text.isEmpty();
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("*/", "*&#47;")
                .replace("\\", "&#92;")
                .replace("{", "&#123;")
                .replace("}", "&#125;");
    }

    List<String> lines(int indent) {
        if (paragraphs.isEmpty() && tags.isEmpty()) {
            return List.of();
        }
        int width = WIDTH - indent;
        List<String> lines = new ArrayList<>();
        boolean first = true;
        for (String paragraph : paragraphs) {
            if (!first) {
                lines.add(" *");
            }
            String[] parts = paragraph.split(LINE);
            wrap(lines, (first ? "" : "<p>") + parts[0], width, "");
            for (int index = 1; index < parts.length; index++) {
                wrap(lines, parts[index], width, "      ");
            }
            first = false;
        }
        if (!tags.isEmpty() && !paragraphs.isEmpty()) {
            lines.add(" *");
        }
        tags.forEach(tag -> wrap(lines, tag, width, "    "));
        if (lines.size() == 1 && tags.isEmpty() && lines.get(0).length() + 5 <= width) {
            return List.of("/** " + lines.get(0).substring(3) + " */");
        }
        lines.add(0, "/**");
        lines.add(" */");
        return lines;
    }

    private static void wrap(List<String> lines, String text, int width, String hanging) {
        StringBuilder line = new StringBuilder(" *");
        boolean empty = true;
        for (String word : text.split("(?<=\\S) ")) {
            if (!empty && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(" *" + (hanging.isEmpty() ? "" : hanging));
            }
            line.append(' ').append(word);
            empty = false;
        }
        lines.add(line.toString());
    }
}
