package dev.chirograph.integration.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    private final List<String> java = new ArrayList<>();
    private final Set<String> words = new HashSet<>();

    private Sources() {}

    static Sources read() throws IOException {
        Sources sources = new Sources();
        for (Path file : files(ROOT, ".java")) {
            String text = Files.readString(file);
            sources.java.add(text);
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
        return java.stream()
                .flatMap(text -> PAGE.matcher(text).results().map(page -> page.group()))
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns whether a name occurs anywhere in the Java files. */
    boolean hasWord(String name) {
        return words.contains(name);
    }
}
