package dev.chirograph.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.read.ContractException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

class ChirographCodegenTest {
    @TempDir
    Path folder;

    @Test
    void itIsFoundByItsNameAndWritesTheHalfAskedFor() throws IOException {
        CodegenConfigurator configurator = configurator(Fixtures.library())
                .addAdditionalProperty("half", "client")
                .addAdditionalProperty("sourceFolder", "sources")
                .addAdditionalProperty("modelPackage", "library.model");

        run(configurator);

        assertTrue(Files.exists(folder.resolve("sources/library/model/Book.java")));
        assertTrue(Files.exists(folder.resolve("sources/dev/chirograph/sdk/internal/codec/BookCodec.java")));
        assertFalse(Files.exists(folder.resolve("sources/dev/chirograph/server")));
    }

    @Test
    void nothingButOurFilesIsAmongTheSources() throws IOException {
        run(configurator(Fixtures.library())
                .addAdditionalProperty("half", "server")
                .addAdditionalProperty("sourceFolder", "sources"));

        try (Stream<Path> files = Files.walk(folder.resolve("sources"))) {
            List<Path> written = files.filter(Files::isRegularFile).toList();
            assertFalse(written.isEmpty());
            for (Path file : written) {
                assertTrue(Files.readString(file).startsWith(Generator.MARK), file.toString());
            }
        }
    }

    @Test
    void theDocumentIsPublishedWhereItIsAskedFor() throws IOException {
        run(configurator(Fixtures.library())
                .addAdditionalProperty("half", "server")
                .addAdditionalProperty(
                        "resourceFolder", folder.resolve("resources").toString()));

        assertEquals(Files.readString(Fixtures.library()), Files.readString(folder.resolve("resources/openapi.yaml")));
        assertTrue(Files.exists(folder.resolve("resources/openapi.json")));
    }

    @Test
    void aDocumentThatIsRejectedEndsTheBuildWithAllDiagnostics() throws IOException {
        Path wrong = folder.resolve("wrong.yaml");
        Files.writeString(
                wrong,
                Files.readString(Fixtures.library())
                        .replace("enum: [hard, soft]", "minLength: -1")
                        .replace("window: PT1M", "window: soon"));
        CodegenConfigurator configurator = configurator(wrong).addAdditionalProperty("half", "server");

        ContractException refused = assertThrows(ContractException.class, () -> run(configurator));

        assertEquals(
                List.of(
                        "/components/schemas/Binding/minLength: must be an integer of 0 or more; fix the number",
                        "/paths/~1books/post/x-rate-limit/0/window: must be an ISO 8601 duration such as PT1M; fix the duration"),
                refused.getMessage()
                        .lines()
                        .filter(line -> !line.isEmpty())
                        .map(line -> line.replaceFirst("^  " + Pattern.quote(wrong.toString()) + ":\\d+:\\d+: ", ""))
                        .toList());
    }

    @Test
    void aDocumentThatIsNotYamlEndsTheBuildWithFileLineAndColumn() throws IOException {
        Path wrong = folder.resolve("wrong.yaml");
        String text = Files.readString(Fixtures.library());
        Files.writeString(wrong, text + "paths: [\n");
        CodegenConfigurator configurator = configurator(wrong).addAdditionalProperty("half", "server");

        ContractException refused = assertThrows(ContractException.class, () -> run(configurator));

        String place = wrong + ":" + (text.lines().count() + 2) + ":1: ";
        assertTrue(refused.getMessage().contains(place + "the document: is not valid YAML: "), refused.getMessage());
    }

    @Test
    void aHalfThatDoesNotExistIsRejected() {
        CodegenConfigurator configurator = configurator(Fixtures.library()).addAdditionalProperty("half", "third");

        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> run(configurator));

        assertEquals("the option half must be server or client", refused.getMessage());
    }

    private CodegenConfigurator configurator(Path document) {
        return new CodegenConfigurator()
                .setGeneratorName("chirograph")
                .setInputSpec(document.toString())
                .setOutputDir(folder.toString())
                .setValidateSpec(false);
    }

    private static void run(CodegenConfigurator configurator) {
        new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
    }
}
