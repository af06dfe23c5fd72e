package dev.chirograph.integration.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The Node that the lock file of {@code src/test/node} names, and the programs there. */
public final class Node {
    private static final Path FOLDER =
            Path.of(System.getProperty("chirograph.root"), "integration-tests", "src", "test", "node");

    private Node() {}

    /** Prepares to run a program of that folder, such as {@code oidc-provider.mjs}. */
    public static ProcessBuilder program(String script) throws IOException {
        return new ProcessBuilder(executable(), script).directory(FOLDER.toFile());
    }

    /** A machine for which there is no such package has to have a Node of its own. */
    private static String executable() throws IOException {
        Path installed = FOLDER.resolve("node_modules");
        if (!Files.isDirectory(installed)) {
            throw new AssertionError("The build installs what the programs need; run these tests with `mvn verify`");
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
