package dev.chirograph.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.SourceFile;
import dev.chirograph.generator.read.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Compares what is generated of {@code library.yaml} with what a person has read and found good. Run with
 * {@code -Dgolden.renew=true} to write it anew, and read the difference before it is committed.
 */
class GoldenFilesTest {
    private static final Path GOLDEN = Path.of(System.getProperty("basedir", ""), "src/test/golden");
    private static final boolean RENEW = Boolean.getBoolean("golden.renew");

    @ParameterizedTest
    @EnumSource
    void eachHalfIsGeneratedAsItWasFoundGood(Layout.Half half) throws IOException {
        Path home = GOLDEN.resolve(half.name().toLowerCase(Locale.ROOT));
        TreeMap<String, String> generated = generated(half);
        if (RENEW) {
            renew(home, generated);
        }

        TreeMap<String, String> golden = read(home);

        assertEquals(List.copyOf(golden.keySet()), List.copyOf(generated.keySet()));
        golden.forEach((path, text) -> assertEquals(text, generated.get(path), path));
    }

    /** Without the JSON support: its sources are files already. */
    private static TreeMap<String, String> generated(Layout.Half half) throws IOException {
        Layout layout = Layout.of(half);
        String support = layout.supportPackage().replace('.', '/') + "/";
        TreeMap<String, String> generated = new TreeMap<>();
        for (SourceFile file : new Generator(layout).emit(Document.load(Fixtures.library()))) {
            if (!file.path().startsWith(support)) {
                generated.put(file.path(), file.text());
            }
        }
        return generated;
    }

    private static TreeMap<String, String> read(Path home) throws IOException {
        TreeMap<String, String> golden = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                golden.put(home.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return golden;
    }

    private static void renew(Path home, TreeMap<String, String> generated) throws IOException {
        if (Files.exists(home)) {
            try (Stream<Path> old = Files.walk(home)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        for (var file : generated.entrySet()) {
            Path path = home.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
