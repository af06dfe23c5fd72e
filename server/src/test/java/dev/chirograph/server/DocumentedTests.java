package dev.chirograph.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tests that a document names in the last column of tables of three: {@code Class}, {@code Class.method}, {@code Class.prefix…}, and
 * {@code .method} of the class that the same row has named last.
 *
 * @param sources the sources of test classes, each by its simple name; of classes with the same name, all together
 */
record DocumentedTests(Map<String, String> sources) {
    private static final Pattern ROW = Pattern.compile("^\\|[^|\n]*\\|[^|\n]*\\|([^|\n]*)\\|$", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final Pattern NAME = Pattern.compile("([A-Z]\\w*)?(?:\\.([a-z]\\w*)(…)?)?");

    /** Reads the test sources of all modules below a folder. */
    static DocumentedTests below(Path root) throws IOException {
        try (Stream<Path> files = Files.find(
                root,
                Integer.MAX_VALUE,
                (file, attributes) -> file.toString().matches(".*/src/test/java/.*\\.java")
                        && !file.toString().contains("/target/"))) {
            return new DocumentedTests(files.collect(Collectors.toMap(
                    file -> file.getFileName().toString().replace(".java", ""),
                    DocumentedTests::read,
                    String::concat)));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns how many classes and methods a document names. */
    long count(String markdown) {
        return ROW.matcher(markdown)
                .results()
                .mapToLong(row -> CODE.matcher(row.group(1)).results().count())
                .sum();
    }

    /** Returns the names in a document that have no test, in their order. */
    List<String> missing(String markdown) {
        List<String> missing = new ArrayList<>();
        ROW.matcher(markdown).results().forEach(row -> {
            @Nullable String last = null;
            for (String code : CODE.matcher(row.group(1))
                    .results()
                    .map(match -> match.group(1))
                    .toList()) {
                Matcher name = NAME.matcher(code);
                boolean readable = name.matches() && !code.isEmpty();
                if (readable && name.group(1) != null) {
                    last = name.group(1);
                }
                if (!readable || !exists(last, name.group(2), name.group(3) != null)) {
                    missing.add(readable && name.group(1) == null ? last + code : code);
                }
            }
        });
        return missing;
    }

    private boolean exists(@Nullable String type, @Nullable String method, boolean prefix) {
        String source = type == null ? null : sources.get(type);
        if (source == null || method == null) {
            return source != null;
        }
        Pattern declaration =
                Pattern.compile("\\b(?:void|Stream<DynamicTest>) " + method + (prefix ? "\\w*" : "") + "\\(");
        Matcher parent = Pattern.compile("\\bclass " + type + " extends (\\w+)").matcher(source);
        return declaration.matcher(source).find() || (parent.find() && exists(parent.group(1), method, prefix));
    }
}
