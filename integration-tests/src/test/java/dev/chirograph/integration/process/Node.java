package dev.chirograph.integration.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The Node.js of the lock file in {@code src/test/node}, and the programs there. */
public final class Node {
    private static final Path FOLDER =
            Path.of(System.getProperty("chirograph.root"), "integration-tests", "src", "test", "node");

    private Node() {}

    /** Returns a process builder for a program of that folder, such as {@code oidc-provider.mjs}. */
    public static ProcessBuilder program(String script) throws IOException {
        return new ProcessBuilder(executable(), script).directory(FOLDER.toFile());
    }

    /** Platforms without such a package use the installed Node.js. */
    private static String executable() throws IOException {
        Path installed = FOLDER.resolve("node_modules");
        if (!Files.isDirectory(installed)) {
            throw new AssertionError(
                    "The programs' packages are not installed; run these tests with `mvn verify`, which installs them");
        }
        try (Stream<Path> packages = Files.list(installed)) {
            return packages.filter(folder -> folder.getFileName().toString().startsWith("node-"))
                    .flatMap(folder -> Stream.of(folder.resolve("bin/node"), folder.resolve("bin/node.exe")))
                    .filter(Files::isRegularFile)
                    .map(Path::toString)
                    .findFirst()
                    .orElse("node");
        }
    }
}
