package dev.chirograph.generator.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalFilesTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeTheFilesBeside() throws IOException {
        Files.createDirectory(folder.resolve("parts"));
        Files.writeString(folder.resolve("parts/path.yaml"), """
                get:
                  operationId: getThing
                  responses:
                    '200':
                      description: It.
                      content: {application/json: {schema: {$ref: '../types.yaml#/Thing'}}}
                """);
        Files.writeString(folder.resolve("types.yaml"), """
                Thing: {type: object, properties: {part: {$ref: '#/Part'}, size: {$ref: '#size'}}}
                Part: {type: object, maxProperties: 3, properties: {x: {}}}
                Size: {$anchor: size, type: string, enum: [s, m]}
                """);
    }

    @Test
    void referencesReachFilesBesideTheDocumentAndFromThereOn() throws IOException {
        Contract contract = load("parts/path.yaml").contract();

        assertEquals(
                List.of("Part", "Size", "Thing"),
                contract.declarations().stream().map(Declaration::name).sorted().toList());
        assertEquals("types.yaml#/Part", contract.declaration("Part").pointer());
        assertEquals("parts/path.yaml#/get", contract.operations().get(0).pointer());
    }

    @Test
    void aFileThatIsNotThereIsRejectedWhereItIsNamed() throws IOException {
        Document document = load("parts/none.yaml");

        ContractException refused = assertThrows(ContractException.class, document::contract);

        assertTrue(
                refused.getMessage().contains("/paths/~1thing/$ref: `parts/none.yaml` is external, and the file"),
                refused.getMessage());
    }

    private Document load(String path) throws IOException {
        return Document.load(Files.writeString(folder.resolve("openapi.yaml"), """
                openapi: 3.1.0
                info: {title: Test, version: '1'}
                paths: {/thing: {$ref: '%s'}}
                """.formatted(path)));
    }
}
