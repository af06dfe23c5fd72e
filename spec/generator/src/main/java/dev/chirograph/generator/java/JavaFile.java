package dev.chirograph.generator.java;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Writes a Java file: manages indentation and imports. Not thread-safe.
 *
 * <p>A line that ends with <code>{</code> indents the following ones; one that starts with <code>}</code> ends the block.
 */
public final class JavaFile {
    private static final String INDENT = "    ";
    private static final int WIDTH = 120;

    private final String packageName;
    private final String name;
    private final TreeSet<String> imports = new TreeSet<>();
    /** Simple name to the qualified name that it denotes in this file. */
    private final Map<String, String> simpleNames = new HashMap<>();

    private final List<String> lines = new ArrayList<>();
    /** Index of a line to the lines inserted before it. */
    private final Map<Integer, Supplier<List<String>>> later = new HashMap<>();

    private int depth;

    /** Starts the file of the class {@code packageName.name}. */
    public JavaFile(String packageName, String name) {
        this.packageName = packageName;
        this.name = name;
        simpleNames.put(name, packageName + "." + name);
    }

    /** The name of the class that the file declares. */
    public String name() {
        return name;
    }

    /** Reserves a simple name for a nested class of this file, so that no import uses it. */
    public JavaFile reserve(String simpleName) {
        simpleNames.put(simpleName, packageName + "." + name + "." + simpleName);
        return this;
    }

    /**
     * Returns the name of a class in code: its simple name, imported where needed, or the qualified name if the
     * simple one denotes another class here.
     */
    public String use(String qualifiedName) {
        int dot = qualifiedName.lastIndexOf('.');
        String simple = qualifiedName.substring(dot + 1);
        String known = simpleNames.putIfAbsent(simple, qualifiedName);
        if (known != null && !known.equals(qualifiedName)) {
            return qualifiedName;
        }
        String home = dot < 0 ? "" : qualifiedName.substring(0, dot);
        if (!home.isEmpty() && !home.equals("java.lang") && !home.equals(packageName)) {
            imports.add(qualifiedName);
        }
        return simple;
    }

    /** Returns the name of a class in code, see {@link #use(String)}. */
    public String use(Class<?> type) {
        return use(type.getCanonicalName());
    }

    /** Writes a line. */
    public JavaFile line(String line) {
        if (line.isEmpty()) {
            return blank();
        }
        if (line.startsWith("}") || line.startsWith(")")) {
            depth--;
            closeUp();
        }
        int end = deeper(0, line) ? -1 : breaking(line);
        lines.add(INDENT.repeat(depth) + (end < 0 ? line : line.substring(0, end)));
        if (end >= 0) {
            continued(line.substring(end + 1));
        }
        if (line.endsWith("{") || line.endsWith("(")) {
            depth++;
        }
        return this;
    }

    /** The position to wrap a long line: after the assignment, or before the interfaces of a class. */
    private int breaking(String line) {
        int assigned = line.indexOf(" = ");
        if (line.endsWith(";") && assigned >= 0 && deeper(2, line.substring(assigned + " = ".length()))) {
            return assigned + " =".length();
        }
        return line.contains(" class ") && line.endsWith(" {") ? line.indexOf(" implements ") : -1;
    }

    /** Removes an empty line before the end of a block. */
    private void closeUp() {
        int last = lines.size() - 1;
        if (last >= 0 && lines.get(last).isEmpty() && !later.containsKey(lines.size())) {
            lines.remove(last);
        }
    }

    /** Writes a line made from a pattern of {@link String#format}. */
    public JavaFile line(String pattern, Object first, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = first;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return line(String.format(pattern, arguments));
    }

    /** Writes several lines. */
    public JavaFile lines(Iterable<String> several) {
        several.forEach(this::line);
        return this;
    }

    /** Writes indented lines that do not start or end blocks. */
    public JavaFile raw(List<String> several) {
        several.forEach(line -> lines.add(INDENT.repeat(depth) + line));
        return this;
    }

    /** Writes a case of a switch with several labels: in one line if they fit, otherwise one label per line. */
    public JavaFile labels(List<String> labels, String body) {
        String joined = "case " + String.join(", ", labels) + " -> " + body;
        if (deeper(0, joined)) {
            return line(joined);
        }
        if (labels.size() == 1) {
            line("case " + labels.get(0) + " ->");
            lines.add(INDENT.repeat(depth + 1) + body);
            return this;
        }
        line("case " + labels.get(0) + ",");
        labels.subList(1, labels.size() - 1).forEach(label -> continued(label + ","));
        return continued(labels.get(labels.size() - 1) + " -> " + body);
    }

    /** Writes a continuation line, indented twice. */
    public JavaFile continued(String line) {
        lines.add(INDENT.repeat(depth + 2) + line);
        return this;
    }

    /**
     * Writes the header of a class or an interface: in one line if it fits, otherwise one clause per line, and one type per
     * line in a clause that is still too long.
     *
     * @param head the header up to the class's name
     * @param clauses keyword to types; those without types are omitted
     */
    public JavaFile head(String head, Map<String, List<String>> clauses) {
        List<Map.Entry<String, List<String>>> written = clauses.entrySet().stream()
                .filter(clause -> !clause.getValue().isEmpty())
                .toList();
        String joined = written.stream()
                .map(clause -> " " + clause.getKey() + " " + String.join(", ", clause.getValue()))
                .collect(Collectors.joining());
        if (written.isEmpty() || deeper(0, head + joined + " {")) {
            return line(head + joined + " {");
        }
        lines.add(INDENT.repeat(depth) + head);
        for (int index = 0; index < written.size(); index++) {
            clause(written.get(index).getKey(), written.get(index).getValue(), index == written.size() - 1 ? " {" : "");
        }
        depth++;
        return this;
    }

    private void clause(String keyword, List<String> types, String tail) {
        String joined = keyword + " " + String.join(", ", types) + tail;
        if (deeper(2, joined)) {
            continued(joined);
            return;
        }
        String indent = " ".repeat(keyword.length() + 1);
        for (int index = 0; index < types.size(); index++) {
            boolean last = index == types.size() - 1;
            continued((index == 0 ? keyword + " " : indent) + types.get(index) + (last ? tail : ","));
        }
    }

    /**
     * Writes a head, arguments in parentheses and a tail: in one line if it fits, otherwise the arguments below, in one line
     * or one per line.
     */
    public JavaFile call(String head, List<String> arguments, String tail) {
        raw(wrapped(depth, head, arguments, tail));
        if (tail.endsWith("{")) {
            depth++;
        }
        return this;
    }

    /**
     * Returns the lines that declare a constant of a class, without the indentation of members.
     *
     * @param declared its type and its name
     * @param maker the method that creates it
     */
    public static List<String> constant(String declared, String maker, List<String> arguments) {
        return wrapped(1, "private static final " + declared + " = " + maker, arguments, ";");
    }

    /** Returns the lines that declare a constant with many short arguments, as many per line as fit. */
    public static List<String> filled(String declared, String maker, List<String> arguments) {
        List<String> lines = constant(declared, maker, arguments);
        if (lines.size() <= 2) {
            return lines;
        }
        List<String> filled = new ArrayList<>(lines.subList(0, 1));
        StringBuilder line = new StringBuilder(INDENT.repeat(2));
        for (int index = 0; index < arguments.size(); index++) {
            String argument = arguments.get(index) + (index < arguments.size() - 1 ? ", " : ");");
            if (line.length() + INDENT.length() + argument.stripTrailing().length() > WIDTH
                    && !line.toString().isBlank()) {
                filled.add(line.toString().stripTrailing());
                line = new StringBuilder(INDENT.repeat(2));
            }
            line.append(argument);
        }
        filled.add(line.toString());
        return filled;
    }

    private static List<String> wrapped(int depth, String head, List<String> arguments, String tail) {
        String joined = String.join(", ", arguments) + ")" + tail;
        if (arguments.isEmpty() || fits(depth, head + "(" + joined)) {
            return List.of(head + "(" + joined);
        }
        String further = INDENT.repeat(2);
        int assigned = head.indexOf(" = ") + " = ".length();
        if (assigned > " = ".length() && fits(depth + 2, head.substring(assigned) + "(" + joined)) {
            return List.of(head.substring(0, assigned - 1), further + head.substring(assigned) + "(" + joined);
        }
        List<String> lines = new ArrayList<>(List.of(head + "("));
        if (fits(depth + 2, joined)) {
            lines.add(further + joined);
            return lines;
        }
        arguments.subList(0, arguments.size() - 1).forEach(argument -> lines.add(further + argument + ","));
        lines.add(further + arguments.get(arguments.size() - 1) + ")" + tail);
        return lines;
    }

    /** Writes an expression, its chained calls and a tail: in one line if it fits, otherwise one call per line. */
    public JavaFile chain(String head, List<String> links, String tail) {
        if (links.isEmpty() || deeper(0, head + String.join("", links) + tail)) {
            return line(head + String.join("", links) + tail);
        }
        // If the head alone is too long, it starts on a line below the assignment.
        int assigned = deeper(0, head) ? -1 : head.indexOf(" = ");
        if (assigned >= 0) {
            line(head.substring(0, assigned) + " =");
            continued(head.substring(assigned + " = ".length()));
        } else {
            line(head);
        }
        String indent = assigned >= 0 ? INDENT.repeat(2) : "";
        links.subList(0, links.size() - 1).forEach(link -> continued(indent + link));
        return continued(indent + links.get(links.size() - 1) + tail);
    }

    /**
     * Reserves a place for lines that are known only at the end, such as constants that later methods need.
     * An empty line follows them, if there are any.
     */
    public JavaFile later(Supplier<List<String>> several) {
        String indent = INDENT.repeat(depth);
        later.put(
                lines.size(),
                () -> several.get().stream().map(line -> indent + line).toList());
        return this;
    }

    /** Whether a line fits at the current indentation. */
    public boolean fits(String line) {
        return deeper(0, line);
    }

    private boolean deeper(int levels, String line) {
        return fits(depth + levels, line);
    }

    private static boolean fits(int depth, String line) {
        return INDENT.length() * depth + line.length() <= WIDTH;
    }

    /** Writes an empty line, unless there is one already or a block has just started. */
    public JavaFile blank() {
        if (!lines.isEmpty()
                && !lines.get(lines.size() - 1).isEmpty()
                && !lines.get(lines.size() - 1).endsWith("{")) {
            lines.add("");
        }
        return this;
    }

    /** Writes a Javadoc comment; does nothing if it is empty. */
    public JavaFile javadoc(Javadoc javadoc) {
        for (String line : javadoc.lines(INDENT.length() * depth)) {
            lines.add(INDENT.repeat(depth) + line);
        }
        return this;
    }

    /** Returns the finished file. */
    public SourceFile finish() {
        if (depth != 0) {
            throw new IllegalStateException(name + ".java ends at depth " + depth);
        }
        StringBuilder text = new StringBuilder();
        text.append("package ").append(packageName).append(";\n\n");
        imports.forEach(qualified -> text.append("import ").append(qualified).append(";\n"));
        if (!imports.isEmpty()) {
            text.append('\n');
        }
        for (int index = 0; index < lines.size(); index++) {
            List<String> known = later.containsKey(index) ? later.get(index).get() : List.of();
            known.forEach(line -> text.append(line).append('\n'));
            text.append(known.isEmpty() ? "" : "\n");
            text.append(lines.get(index)).append('\n');
        }
        return new SourceFile(packageName.replace('.', '/') + "/" + name + ".java", text.toString());
    }
}
