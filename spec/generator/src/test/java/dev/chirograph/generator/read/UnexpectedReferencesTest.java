package dev.chirograph.generator.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.SecurityScheme;
import dev.chirograph.generator.contract.Tag;
import dev.chirograph.generator.contract.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** References where OpenAPI allows none: they are followed, as other tools do, and remarked. */
class UnexpectedReferencesTest {
    @TempDir
    Path folder;

    @Test
    void aReferenceInPlaceOfAnOperationIsFollowedIntoAFileBeside() throws IOException {
        Files.createDirectory(folder.resolve("resources"));
        Files.writeString(folder.resolve("resources/list.yaml"), """
                operationId: listThings
                tags: [things]
                parameters: [{name: page, in: query, schema: {type: integer}}]
                responses:
                  '200':
                    description: Them.
                    content: {application/json: {schema: {$ref: 'models.yaml#/Thing'}}}
                """);
        Files.writeString(folder.resolve("resources/models.yaml"), """
                Thing: {type: object, properties: {name: {type: string}}}
                """);
        Files.writeString(folder.resolve("resources/remove.yaml"), """
                responses: {'204': {description: Gone.}}
                """);

        Contract contract = load("""
                paths:
                  /things:
                    get: {$ref: resources/list.yaml}
                    delete: {$ref: resources/remove.yaml}
                """);

        assertEquals(
                List.of("listThings GET /things", "deleteThings DELETE /things"),
                contract.operations().stream()
                        .map(operation -> operation.id() + " " + operation.method() + " " + operation.path())
                        .toList());
        Operation list = contract.operations().get(0);
        assertEquals(
                List.of("page"), list.parameters().stream().map(Parameter::name).toList());
        assertEquals("things", list.tag());
        assertEquals(
                List.of("Thing"),
                contract.declarations().stream().map(Declaration::name).toList());
        assertEquals(List.of("/paths/~1things/delete/$ref", "/paths/~1things/get/$ref"), remarked(contract));
    }

    @Test
    void aReferenceInPlaceOfAnOperationIsFollowedToAPointer() throws IOException {
        Contract contract = load("""
                paths:
                  /things:
                    get:
                      operationId: listThings
                      responses: {'200': {description: Them.}}
                  /items:
                    get: {$ref: '#/paths/~1things/get'}
                """);

        assertEquals(
                List.of("listThings", "getItems"),
                contract.operations().stream().map(Operation::id).toList());
    }

    @Test
    void mapsOfComponentsStandInFilesOfTheirOwn() throws IOException {
        Files.writeString(folder.resolve("schemas.yaml"), """
                Thing: {type: object, properties: {kind: {$ref: 'openapi.yaml#/components/schemas/Kind'}}}
                Kind: {type: string, enum: [a, b]}
                """);
        Files.writeString(folder.resolve("paths.yaml"), """
                /things:
                  get:
                    operationId: getThing
                    responses:
                      '200':
                        description: It.
                        content: {application/json: {schema: {$ref: 'openapi.yaml#/components/schemas/Thing'}}}
                """);

        Contract contract = load("""
                paths: {$ref: paths.yaml}
                components:
                  schemas: {$ref: schemas.yaml}
                """);

        assertEquals(
                List.of("getThing"),
                contract.operations().stream().map(Operation::id).toList());
        assertEquals(
                List.of("Kind", "Thing"),
                contract.declarations().stream().map(Declaration::name).sorted().toList());
        assertTrue(remarked(contract).containsAll(List.of("/paths/$ref", "/components/schemas/$ref")));
    }

    @Test
    void listsAndFlowsAndRequirementsAreFollowed() throws IOException {
        Contract contract = load("""
                tags: {$ref: '#/x-tags'}
                security: [{$ref: '#/x-security'}]
                paths:
                  /things:
                    parameters: {$ref: '#/x-parameters'}
                    get:
                      operationId: getThing
                      tags: [things]
                      responses: {$ref: '#/x-responses'}
                components:
                  securitySchemes:
                    oauth: {type: oauth2, flows: {password: {$ref: '#/x-flow'}}}
                x-tags: [{name: things, description: Things.}]
                x-security: {oauth: [read]}
                x-parameters: [{name: page, in: query, schema: {type: integer}}]
                x-responses: {'204': {description: None.}}
                x-flow: {tokenUrl: /token, scopes: {read: Read.}}
                """);

        Operation operation = contract.operations().get(0);
        assertEquals(
                List.of("Things."),
                contract.tags().stream().map(Tag::description).toList());
        assertEquals(
                List.of("page"),
                operation.parameters().stream().map(Parameter::name).toList());
        assertEquals("204", operation.responses().get(0).status());
        assertEquals(List.of("read"), operation.requirements().get(0).scopes());
        SecurityScheme scheme = contract.schemes().get(0);
        assertEquals("password", scheme.flows().get(0).name());
        assertEquals("/token", scheme.flows().get(0).tokenUrl());
        assertEquals(
                List.of(
                        "/components/securitySchemes/oauth/flows/password/$ref",
                        "/paths/~1things/get/responses/$ref",
                        "/paths/~1things/parameters/$ref",
                        "/security/0/$ref",
                        "/tags/$ref"),
                remarked(contract));
    }

    @Test
    void siblingsOfAnUnexpectedReferenceAreAWarning() throws IOException {
        Contract contract = load("""
                paths:
                  /things:
                    get:
                      operationId: listThings
                      responses: {'200': {description: Them.}}
                  /items:
                    get: {$ref: '#/paths/~1things/get', summary: Lost., x-rate-limit: {name: a, limit: 1}}
                """);

        List<String> remarks = contract.warnings().stream()
                .filter(warning -> warning.pointer().startsWith("/paths/~1items/get/"))
                .map(warning -> warning.rule() + " " + warning.pointer())
                .toList();
        assertTrue(remarks.contains("beside-reference /paths/~1items/get/summary"), remarks::toString);
        assertTrue(remarks.contains("misplaced-extension /paths/~1items/get/x-rate-limit"), remarks::toString);
    }

    private static List<String> remarked(Contract contract) {
        return contract.warnings().stream()
                .filter(warning -> warning.rule().equals("unexpected-reference"))
                .map(Warning::pointer)
                .sorted()
                .toList();
    }

    private Contract load(String lines) throws IOException {
        return Document.load(Files.writeString(folder.resolve("openapi.yaml"), """
                        openapi: 3.0.3
                        info: {title: Test, version: '1'}
                        """ + lines))
                .contract();
    }
}
