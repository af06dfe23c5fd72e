package dev.chirograph.generator.java;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Writes one Java file: keeps the indentation, collects the imports. Not safe for use by several threads.
 *
 * <p>A line that ends with <code>{</code> indents what follows; one that starts with <code>}</code> ends the block.
 */
public final class JavaFile {
    private static final String INDENT = "    ";

    private final String packageName;
    private final String name;
    private final TreeSet<String> imports = new TreeSet<>();
    /** Simple name to the qualified name that it stands for in this file. */
    private final Map<String, String> simpleNames = new HashMap<>();

    private final List<String> lines = new ArrayList<>();
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

    /** Keeps a simple name for a nested class of this file, so that no import takes it. */
    public JavaFile reserve(String simpleName) {
        simpleNames.put(simpleName, packageName + "." + name + "." + simpleName);
        return this;
    }

    /**
     * Gives the name to write for a class: its simple name, imported where needed, or the qualified name when the
     * simple one stands for another class here.
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

    /** Gives the name to write for a class, see {@link #use(String)}. */
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
        }
        lines.add(INDENT.repeat(depth) + line);
        if (line.endsWith("{") || line.endsWith("(")) {
            depth++;
        }
        return this;
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

    /** Writes a line that continues the one before, indented twice. */
    public JavaFile continued(String line) {
        lines.add(INDENT.repeat(depth + 2) + line);
        return this;
    }

    /** Writes an empty line, unless there is one already or a block has just begun. */
    public JavaFile blank() {
        if (!lines.isEmpty()
                && !lines.get(lines.size() - 1).isEmpty()
                && !lines.get(lines.size() - 1).endsWith("{")) {
            lines.add("");
        }
        return this;
    }

    /** Writes a comment for documentation; nothing when it is empty. */
    public JavaFile javadoc(Javadoc javadoc) {
        for (String line : javadoc.lines(INDENT.length() * depth)) {
            lines.add(INDENT.repeat(depth) + line);
        }
        return this;
    }

    /** Finishes the file. */
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
        lines.forEach(line -> text.append(line).append('\n'));
        return new SourceFile(packageName.replace('.', '/') + "/" + name + ".java", text.toString());
    }
}
