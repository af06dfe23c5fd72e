package dev.chirograph.generator.gate;

import dev.chirograph.generator.diff.VersionBump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A released document, which is not edited any more.
 *
 * @param version its version, which is the name of its file
 */
public record ReleasedDocument(String version, Path file) {
    private static final Set<String> EXTENSIONS = Set.of("yaml", "yml", "json");

    /**
     * Finds the newest release in a folder of files such as {@code 1.4.2.yaml}; null if there is none or no folder.
     *
     * @throws IOException if the folder cannot be read, or the name of a file is not a version
     */
    public static @Nullable ReleasedDocument newest(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return null;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> EXTENSIONS.contains(extension(file)))
                    .sorted()
                    .toList();
        }
        ReleasedDocument newest = null;
        for (Path file : files) {
            ReleasedDocument released = new ReleasedDocument(version(file), file);
            // Only valid versions are comparable with themselves.
            if (VersionBump.between(released.version, released.version) == null) {
                throw new IOException(file + " must be named after a version, such as 1.4.2.yaml");
            }
            if (newest == null || VersionBump.between(newest.version, released.version) != null) {
                newest = released;
            }
        }
        return newest;
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String version(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }
}
