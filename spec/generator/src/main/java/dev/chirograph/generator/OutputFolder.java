package dev.chirograph.generator;

import dev.chirograph.generator.java.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A folder of generated files. Only changed files are written, so that incremental builds compile nothing else. */
final class OutputFolder {
    private final Path folder;
    private final byte[] mark;
    private int changed;
    private int deleted;

    /** Takes the folder, which need not exist, and the mark that starts every file written here. */
    OutputFolder(Path folder, String mark) {
        this.folder = folder.toAbsolutePath().normalize();
        this.mark = mark.getBytes(StandardCharsets.UTF_8);
    }

    /** Writes the files and deletes all others with the mark. */
    void replace(List<SourceFile> files) throws IOException {
        Set<Path> written = new HashSet<>();
        for (SourceFile file : files) {
            if (!written.add(write(file))) {
                throw new IllegalStateException(file.path() + " is generated twice");
            }
        }
        if (mark.length > 0) {
            deleteStale(written);
        }
    }

    /** Writes a file unless it exists with the same content. */
    Path write(SourceFile file) throws IOException {
        Path path = folder.resolve(file.path()).normalize();
        if (!path.startsWith(folder)) {
            throw new IllegalStateException(file.path() + " is outside the output folder");
        }
        byte[] content = file.text().getBytes(StandardCharsets.UTF_8);
        if (Files.exists(path)) {
            byte[] there = Files.readAllBytes(path);
            if (Arrays.equals(there, content)) {
                return path;
            }
            if (!marked(there)) {
                throw new FileAlreadyExistsException(
                        path.toString(), null, "was not generated; move it or choose another output folder");
            }
        }
        Files.createDirectories(path.getParent());
        Files.write(path, content);
        changed++;
        return path;
    }

    /** Returns the number of written files. */
    int changed() {
        return changed;
    }

    /** Returns the number of deleted files of an earlier run. */
    int deleted() {
        return deleted;
    }

    private void deleteStale(Set<Path> written) throws IOException {
        List<Path> stale;
        try (Stream<Path> files = Files.walk(folder)) {
            stale = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".java") && !written.contains(file))
                    .toList();
        }
        for (Path file : stale) {
            if (marked(Files.readAllBytes(file))) {
                Files.delete(file);
                deleted++;
                deleteEmpty(file.getParent());
            }
        }
    }

    private void deleteEmpty(Path directory) throws IOException {
        Path current = directory;
        while (!current.equals(folder) && empty(current)) {
            Files.delete(current);
            current = current.getParent();
        }
    }

    private static boolean empty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    private boolean marked(byte[] content) {
        return content.length >= mark.length && Arrays.equals(content, 0, mark.length, mark, 0, mark.length);
    }
}
