package dev.chirograph.integration.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs Maven on a faulty copy of the project. The surrounding build shows that the unchanged project passes. */
class GatesIT {
    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();

    @TempDir
    Path copy;

    private String said = "";

    @BeforeEach
    void copyWhatIsBuilt() throws IOException {
        copy("pom.xml");
        copy("spec");
        copy("sdk");
        copy("server/pom.xml");
        copy("integration-tests/pom.xml");
        copy("integration-tests/http2/pom.xml");
    }

    @Test
    void unreadableDocumentFailsTheReportWithItsLine() throws Exception {
        Path document = copy.resolve("spec/openapi.yaml");
        String text = Files.readString(document);
        Files.writeString(document, text + "paths: [\n");

        int told = maven("-Pcontract");

        assertNotEquals(0, told, said);
        assertTrue(said.contains("spec/openapi.yaml:" + (text.lines().count() + 2) + ":1: error unreadable"), said);
    }

    @Test
    void renamedMethodIsReportedAndThenRejectedByBothGates() throws Exception {
        Path document = copy.resolve("spec/openapi.yaml");
        Files.writeString(document, Files.readString(document).replace("x-sdk-name: me\n", "x-sdk-name: myself\n"));

        int told = maven("-Pcontract");
        assertEquals(0, told, said);
        assertTrue(said.contains("breaks code on the SDK"), said);

        int contract = maven("verify", "-Dmaven.test.skip=true", "-pl", "spec/generator");
        assertNotEquals(0, contract, said);
        assertTrue(said.contains("is not declared; take it back, or add to the history"), said);

        int jar = maven("verify", "-Dmaven.test.skip=true", "-Dexec.skip=true", "-pl", "sdk", "-am");
        assertNotEquals(0, jar, said);
        assertTrue(said.contains("japicmp") && said.contains("There is at least one incompatibility"), said);
    }

    private int maven(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "mvn",
                "--batch-mode",
                "--no-transfer-progress",
                "-Dmaven.repo.local=" + System.getProperty("maven.repo.local")));
        command.addAll(List.of(words));
        Path output = copy.resolve("output");
        Process process = new ProcessBuilder(command)
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            return process.waitFor();
        } finally {
            process.destroyForcibly();
            said = Files.readString(output);
        }
    }

    /** Copies the handwritten files; the rest is generated again. */
    private void copy(String name) throws IOException {
        Path source = ROOT.resolve(name);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!ROOT.relativize(file).toString().contains("target")) {
                    Path target = copy.resolve(ROOT.relativize(file));
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }
}
