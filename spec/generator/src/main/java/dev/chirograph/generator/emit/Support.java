package dev.chirograph.generator.emit;

import dev.chirograph.generator.java.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The JSON support under the generated codecs: plain Java, the same in both halves but for its package, so that the halves
 * share no jar.
 */
public final class Support {
    private static final List<String> CLASSES = List.of(
            "Checks",
            "Codec",
            "Codecs",
            "InvalidContentException",
            "Json",
            "JsonReader",
            "JsonWriter",
            "MalformedJsonException",
            "Place",
            "Scalars",
            "Violation",
            "Violations",
            "package-info");

    private Support() {}

    /** Gives the files for a half. */
    public static List<SourceFile> emit(Layout layout) {
        return CLASSES.stream().map(name -> emit(layout, name)).toList();
    }

    private static SourceFile emit(Layout layout, String name) {
        String text = read(name + ".java").replace("${supportPackage}", layout.supportPackage());
        return new SourceFile(layout.supportPackage().replace('.', '/') + "/" + name + ".java", text);
    }

    private static String read(String file) {
        try (InputStream resource = Support.class.getResourceAsStream("/dev/chirograph/generator/support/" + file)) {
            if (resource == null) {
                throw new IllegalStateException("the generator's jar lacks " + file);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
