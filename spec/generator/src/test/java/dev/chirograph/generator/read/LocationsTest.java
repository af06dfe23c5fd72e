package dev.chirograph.generator.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines and columns of JSON pointers. */
class LocationsTest {
    private static final String YAML = """
            openapi: 3.1.0
            info: &info
              title: A
              version: '1'
            paths:
              /a~b:
                get: {operationId: a, tags: [one, two]}
              '/c/d':
                parameters:
                  - name: x
                    in: query
            again: *info
            merged:
              <<: [*info, {more: 1}]
              title: B
            200: number
            """;

    private static final String JSON = """
            {
            \t"openapi": "3.1.0",
            \t"paths": {
            \t\t"/a~b": {"get": {"tags": ["one", "two"]}},
              "/c/d": {
                "parameters": [
                  {"name": "\\n\\u0041", "in": "query"}
                ]
              }
            }}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            ''                           | 1:1
            /info                        | 2:1
            /info/version                | 4:3
            /paths/~1a~0b/get            | 7:5
            /paths/~1a~0b/get/tags/1     | 7:39
            /paths/~1c~1d/parameters/0   | 10:9
            /paths/~1c~1d/parameters/0/in | 11:9
            /again                       | 12:1
            /again/title                 | 3:3
            /merged/version              | 4:3
            /merged/more                 | 14:16
            /merged/title                | 15:3
            /200                         | 16:1
            /paths/~1a~0b/put            | 6:3
            /paths/~1a~0b/get/tags/7/x   | 7:27
            """)
    void aPointerIntoYamlHasLineAndColumn(String pointer, String location) {
        assertEquals(location, located(Document.parse(YAML), pointer));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            ''                            | 1:1
            /openapi                      | 2:2
            /paths/~1a~0b/get/tags/1      | 4:36
            /paths/~1c~1d                 | 5:3
            /paths/~1c~1d/parameters/0    | 7:7
            /paths/~1c~1d/parameters/0/in | 7:28
            /paths/~1nothing              | 3:2
            """)
    void aPointerIntoJsonHasLineAndColumn(String pointer, String location) {
        assertEquals(location, located(Document.parse(JSON), pointer));
    }

    @Test
    void aPointerToNothingIsReported() {
        Document document = Document.parse(YAML);

        assertTrue(document.has("/merged/version"));
        assertFalse(document.has("/merged/versions"));
    }

    @Test
    void aFewLinesThatStandForMillionsOfValuesAreLocatedAtOnce() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int level = 1; level <= 30; level++) {
            String alias = "*a" + (level - 1);
            bomb.append("a%d: &a%d [%s, %s]\n".formatted(level, level, alias, alias));
        }

        SourceMap map = SourceMap.of("", bomb.toString());

        assertEquals(new Location("", 1, 10), map.locate("/a30" + "/1".repeat(30) + "/0"));
    }

    @Test
    void aMergeKeyThatLeadsInACircleIsNoEndlessLoop() throws IOException {
        SourceMap map = SourceMap.of("", "a: &a\n  b: 1\n  <<: *a\n");

        assertFalse(map.has("/a/c"));
        assertEquals(new Location("", 2, 3), map.locate("/a/b"));
    }

    @Test
    void theLocationNamesTheFileBesideTheDocument() throws IOException {
        Files.createDirectory(folder.resolve("parts"));
        Files.writeString(folder.resolve("parts/types.yaml"), "Thing:\n  type: string\n  maxLength: -1\n");
        Path file = write("{$ref: 'parts/types.yaml#/Thing'}");
        Document document = Document.load(file);

        ContractException refused = assertThrows(ContractException.class, document::contract);

        Diagnostic diagnostic = refused.diagnostics().get(0);
        String other = folder.resolve("parts/types.yaml").toString();
        assertEquals("parts/types.yaml#/Thing/maxLength", diagnostic.pointer());
        assertEquals(new Location(other, 3, 3), diagnostic.location());
        assertTrue(
                refused.getMessage().startsWith("\n  " + other + ":3:3: parts/types.yaml#/Thing/maxLength: must be"));
    }

    @Test
    void aFileBesideTheDocumentThatIsNotYamlIsReportedWithItsLine() throws IOException {
        Files.writeString(folder.resolve("types.yaml"), "Thing:\n  type: [string\n");
        Path file = write("{$ref: 'types.yaml#/Thing'}");
        Document document = Document.load(file);

        ContractException refused = assertThrows(ContractException.class, document::contract);

        assertEquals(
                List.of(new Location(folder.resolve("types.yaml").toString(), 3, 1)),
                refused.diagnostics().stream().map(Diagnostic::location).toList());
        assertTrue(refused.getMessage().contains("types.yaml: is not valid YAML: "), refused.getMessage());
    }

    @Test
    void errorInAnExternalFileHasItsLine() throws IOException {
        Path file = write("{type: string, maxLength: -1}");
        Document document = Document.load(file);

        ContractException refused = assertThrows(ContractException.class, document::contract);

        assertEquals(
                new Location(file.toString(), 5, 84),
                refused.diagnostics().get(0).location());
    }

    private Path write(String schema) throws IOException {
        return Files.writeString(folder.resolve("openapi.yaml"), """
                openapi: 3.1.0
                info: {title: A, version: '1'}
                paths:
                  /a:
                    get: {operationId: a, parameters: [{name: x, in: query, schema: %s}]}
                """.formatted(schema));
    }

    private static String located(Document document, String pointer) {
        Location location = document.locate(pointer);
        assertNotNull(location);
        return location.toString();
    }
}
