package dev.chirograph.generator.emit;

import dev.chirograph.generator.java.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A Java file in the generator's jar with placeholders for packages. */
public final class Template {
    private Template() {}

    /**
     * Returns the file for a layout.
     *
     * @param folder the folder in the generator's jar below {@code dev/chirograph/generator}
     * @param packageName the package of the file
     */
    public static SourceFile emit(Layout layout, String folder, String packageName, String name) {
        String text = read(folder + "/" + name + ".java")
                .replace("${apiPackage}", layout.apiPackage())
                .replace("${runtimePackage}", layout.runtimePackage())
                .replace("${supportPackage}", layout.supportPackage());
        return new SourceFile(packageName.replace('.', '/') + "/" + name + ".java", text);
    }

    private static String read(String file) {
        try (InputStream resource = Template.class.getResourceAsStream("/dev/chirograph/generator/" + file)) {
            if (resource == null) {
                throw new IllegalStateException("the generator's jar lacks " + file);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
