package dev.chirograph.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.check.Check;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.read.ContractException;
import dev.chirograph.generator.read.Document;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratorTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path folder;

    private Document library;

    @BeforeEach
    void loadTheLibrary() throws IOException {
        library = Document.load(Fixtures.library());
    }

    @ParameterizedTest
    @EnumSource
    void aSecondRunGivesTheSameBytesAndTouchesNothing(Layout.Half half) throws IOException {
        Generator generator = new Generator(Layout.of(half));
        generator.generate(library, folder);
        Map<Path, String> first = files();
        for (Path file : first.keySet()) {
            Files.setLastModifiedTime(file, LONG_AGO);
        }

        GenerationResult generated = generator.generate(Document.load(Fixtures.library()), folder);

        assertEquals(first, files());
        assertFalse(first.isEmpty());
        assertEquals(first.size(), generated.files());
        assertEquals(0, generated.written());
        assertEquals(0, generated.deleted());
        for (Path file : first.keySet()) {
            assertEquals(LONG_AGO, Files.getLastModifiedTime(file), file.toString());
        }
    }

    @Test
    void onlyWhatAChangeConcernsIsWritten() throws IOException {
        Generator generator = new Generator(Layout.of(Layout.Half.CLIENT));
        generator.generate(library, folder);
        Map<Path, String> before = files();
        for (Path file : before.keySet()) {
            Files.setLastModifiedTime(file, LONG_AGO);
        }

        GenerationResult generated =
                generator.generate(edited("enum: [hard, soft]", "enum: [hard, soft, spiral]"), folder);

        assertEquals(1, generated.written());
        for (Path file : before.keySet()) {
            boolean touched = !Files.getLastModifiedTime(file).equals(LONG_AGO);
            assertEquals(file.endsWith("Binding.java"), touched, file.toString());
        }
    }

    @Test
    void staleFilesAreDeletedWithTheirEmptyFolders() throws IOException {
        Layout usual = Layout.of(Layout.Half.CLIENT);
        Layout elsewhere = new Layout(
                Layout.Half.CLIENT,
                "another.model",
                usual.codecPackage(),
                usual.apiPackage(),
                usual.supportPackage(),
                usual.runtimePackage(),
                usual.callPackage());
        GenerationResult first = new Generator(elsewhere).generate(library, folder);
        long models = files().keySet().stream()
                .filter(file -> file.startsWith(folder.resolve("another")))
                .count();

        GenerationResult second = new Generator(usual).generate(library, folder);

        assertEquals(first.files(), first.written());
        assertEquals(models, second.deleted());
        assertFalse(Files.exists(folder.resolve("another")));
        assertTrue(Files.exists(folder.resolve("dev/chirograph/sdk/model/Book.java")));
    }

    @Test
    void filesLinesAndWarningsAreCounted() throws IOException {
        GenerationResult generated = new Generator(Layout.of(Layout.Half.SERVER)).generate(library, folder);

        long lines = files().values().stream()
                .mapToLong(text -> text.lines().count())
                .sum();
        assertEquals(Layout.Half.SERVER, generated.half());
        assertEquals(lines, generated.lines());
        assertEquals(Check.warnings(library.contract()), generated.warnings());
    }

    @Test
    void aWarningThatTheDocumentWaivesIsNotAmongThem() throws IOException {
        Document document = Document.parse("""
                openapi: 3.1.0
                info: {title: A, version: '1'}
                paths:
                  /a:
                    get:
                      operationId: a
                      security: []
                      x-lint-ignore: {not-generated: Made by hand.}
                      callbacks: {done: {'{$request.query.url}': {post: {responses: {'204': {description: Yes.}}}}}}
                      responses: {'204': {description: Yes., links: {next: {operationId: a}}}}
                """);

        GenerationResult generated = new Generator(Layout.of(Layout.Half.CLIENT)).generate(document, folder);

        assertEquals(2, document.contract().warnings().size());
        assertEquals(List.of(), generated.warnings());
    }

    @Test
    void foreignFilesAreNotDeleted() throws IOException {
        Path foreign = folder.resolve("dev/chirograph/sdk/model/Foreign.java");
        Files.createDirectories(foreign.getParent());
        Files.writeString(foreign, "package dev.chirograph.sdk.model;\n\nclass Foreign {}\n");

        new Generator(Layout.of(Layout.Half.CLIENT)).generate(library, folder);

        assertEquals("package dev.chirograph.sdk.model;\n\nclass Foreign {}\n", Files.readString(foreign));
    }

    @Test
    void foreignFilesAreNotOverwritten() throws IOException {
        Path foreign = folder.resolve("dev/chirograph/sdk/model/Book.java");
        Files.createDirectories(foreign.getParent());
        Files.writeString(foreign, "package dev.chirograph.sdk.model;\n\nclass Book {}\n");

        Generator generator = new Generator(Layout.of(Layout.Half.CLIENT));

        FileAlreadyExistsException refused =
                assertThrows(FileAlreadyExistsException.class, () -> generator.generate(library, folder));
        assertTrue(refused.getMessage().contains("was not generated"), refused.getMessage());
        assertEquals("package dev.chirograph.sdk.model;\n\nclass Book {}\n", Files.readString(foreign));
    }

    @Test
    void aDocumentThatIsRejectedChangesNothing() throws IOException {
        Generator generator = new Generator(Layout.of(Layout.Half.CLIENT));
        generator.generate(library, folder);
        Map<Path, String> before = files();
        Document wrong = edited("enum: [hard, soft]", "minLength: -1");

        assertThrows(ContractException.class, () -> generator.generate(wrong, folder));

        assertEquals(before, files());
    }

    @Test
    void theDocumentIsPublishedAsItIsAndAsJson() throws IOException {
        Generator.publish(library, folder);
        Files.setLastModifiedTime(folder.resolve("openapi.yaml"), LONG_AGO);

        Generator.publish(library, folder);

        assertEquals(Files.readString(Fixtures.library()), Files.readString(folder.resolve("openapi.yaml")));
        assertEquals(
                library.contract(),
                Document.load(folder.resolve("openapi.json")).contract());
        assertEquals(LONG_AGO, Files.getLastModifiedTime(folder.resolve("openapi.yaml")));
    }

    private static Document edited(String before, String after) throws IOException {
        String text = Files.readString(Fixtures.library());
        assertTrue(text.contains(before));
        return Document.parse(text.replace(before, after));
    }

    private Map<Path, String> files() throws IOException {
        Map<Path, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(file, Files.readString(file));
            }
        }
        return files;
    }
}
