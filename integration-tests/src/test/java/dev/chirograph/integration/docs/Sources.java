package dev.chirograph.integration.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of the project, except those that the build makes. */
final class Sources {
    static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();

    private static final Set<String> BUILT = Set.of("target", "node_modules", ".git", "data");
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern PAGE = Pattern.compile("\\bdocs/[\\w./-]+\\.md\\b");
    private static final Pattern SUPERCLASS = Pattern.compile("class \\w+ extends (\\w+)");

    /** The content of each Java file, by its class. */
    private final Map<String, String> java = new TreeMap<>();

    private final Set<String> words = new HashSet<>();

    private Sources() {}

    static Sources read() throws IOException {
        Sources sources = new Sources();
        for (Path file : files(ROOT, ".java")) {
            String text = Files.readString(file);
            String name = file.getFileName().toString();
            sources.java.put(name.substring(0, name.length() - ".java".length()), text);
            sources.words.addAll(
                    WORD.matcher(text).results().map(word -> word.group()).collect(Collectors.toSet()));
        }
        return sources;
    }

    static List<Page> pages() throws IOException {
        return files(ROOT, ".md").stream().map(Page::read).toList();
    }

    static List<Path> files(Path folder, String suffix) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                String name = entry.getFileName().toString();
                if (Files.isDirectory(entry) && !BUILT.contains(name)) {
                    found.addAll(files(entry, suffix));
                } else if (name.endsWith(suffix)) {
                    found.add(entry);
                }
            }
        }
        return found;
    }

    /** Returns the pages in {@code docs} that Java files name, by their paths from the root. */
    List<String> pagesNamed() {
        return java.values().stream()
                .flatMap(text -> PAGE.matcher(text).results().map(page -> page.group()))
                .distinct()
                .sorted()
                .toList();
    }

    boolean hasClass(String name) {
        return java.containsKey(name);
    }

    /** Returns whether a class or one that it extends has a method whose name matches. */
    boolean hasMethod(String className, Pattern name) {
        String text = java.getOrDefault(className, "");
        if (Pattern.compile("\\b(?:void|Stream<DynamicTest>) " + name + "\\(")
                .matcher(text)
                .find()) {
            return true;
        }
        var superclass = SUPERCLASS.matcher(text);
        return superclass.find() && hasMethod(superclass.group(1), name);
    }

    /** Returns whether a name occurs anywhere in the Java files. */
    boolean hasWord(String name) {
        return words.contains(name);
    }
}
