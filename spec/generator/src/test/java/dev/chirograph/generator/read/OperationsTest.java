package dev.chirograph.generator.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.DefaultValue;
import dev.chirograph.generator.contract.Deprecation;
import dev.chirograph.generator.contract.Header;
import dev.chirograph.generator.contract.Idempotency;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Paging;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.RateLimit;
import dev.chirograph.generator.contract.Response;
import dev.chirograph.generator.contract.SecurityRequirement;
import dev.chirograph.generator.contract.SecurityScheme;
import dev.chirograph.generator.contract.Server;
import dev.chirograph.generator.contract.Suppression;
import dev.chirograph.generator.contract.Tag;
import dev.chirograph.generator.contract.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OperationsTest {
    private static final String OPERATION = "/paths/~1things~1{id}/get";

    @Test
    void anOperationThatSaysLittleHasItsUsualNames() {
        Operation operation = operation("""
                operationId: getThing
                parameters: [{$ref: '#/components/parameters/Id'}]
                """);

        assertEquals(OPERATION, operation.pointer());
        assertEquals("GET", operation.method());
        assertEquals("/things/{id}", operation.path());
        assertEquals("default", operation.tag());
        assertEquals("default", operation.group());
        assertEquals("getThing", operation.sdkName());
        assertEquals(List.of(), operation.aliases());
        assertEquals(List.of(), operation.responses());
        assertEquals(List.of(), operation.requirements());
        assertEquals(List.of(), operation.rateLimits());
        assertNull(operation.body());
        assertNull(operation.paging());
        assertNull(operation.idempotency());
        assertNull(operation.deprecation());
        assertFalse(operation.protocol());
    }

    @Test
    void extensionsAreRead() {
        Operation operation = operation("""
                operationId: getThing
                tags: [things, others]
                deprecated: true
                x-sdk-group: parts
                x-sdk-name: get
                x-idempotent: true
                x-protocol: true
                x-of-somebody-else: {a: 1}
                parameters: [{$ref: '#/components/parameters/Id'}]
                """);

        assertEquals("things", operation.tag());
        assertEquals("parts", operation.group());
        assertEquals("get", operation.sdkName());
        assertEquals(new Idempotency(OPERATION + "/x-idempotent"), operation.idempotency());
        assertEquals(new Deprecation(OPERATION + "/deprecated"), operation.deprecation());
        assertTrue(operation.protocol());
    }

    @Test
    void oneRateLimitOrSeveralAreRead() {
        Operation one = operation("""
                operationId: a
                parameters: [{$ref: '#/components/parameters/Id'}]
                x-rate-limit: {name: a, limit: 5, window: PT1M, per: address}
                """);
        Operation several = operation("""
                operationId: a
                parameters: [{$ref: '#/components/parameters/Id'}]
                x-rate-limit:
                  - {name: a, limit: 5, window: PT1M, per: user}
                  - {name: b, limit: 9, window: P1D, per: client}
                """);

        assertEquals(
                List.of(new RateLimit(
                        OPERATION + "/x-rate-limit", "a", 5, Duration.ofMinutes(1), RateLimit.Per.ADDRESS)),
                one.rateLimits());
        assertEquals(
                List.of(
                        new RateLimit(OPERATION + "/x-rate-limit/0", "a", 5, Duration.ofMinutes(1), RateLimit.Per.USER),
                        new RateLimit(OPERATION + "/x-rate-limit/1", "b", 9, Duration.ofDays(1), RateLimit.Per.CLIENT)),
                several.rateLimits());
    }

    @Test
    void pagingIsRead() {
        Operation operation = operation("""
                operationId: listThings
                parameters: [{$ref: '#/components/parameters/Id'}, {name: from, in: query, schema: {type: string}}]
                responses:
                  '200':
                    description: A page.
                    content: {application/json: {schema: {$ref: '#/components/schemas/Page'}}}
                x-page: {cursor: from, items: /list, next: /deeper/next}
                """);

        assertEquals(new Paging(OPERATION + "/x-page", "from", "/list", "/deeper/next"), operation.paging());
    }

    @Test
    void parametersStandInThePathsOrderAndThenInTheDocuments() {
        Contract contract = Documents.of("""
                paths:
                  /a/{x}/{y}:
                    parameters:
                      - {name: y, in: path, required: true, schema: {type: string}}
                      - {name: q, in: query, schema: {type: string}, description: Of the path.}
                      - {name: x, in: path, required: true, schema: {type: string}}
                    get:
                      operationId: a
                      parameters:
                        - {name: h, in: header, schema: {type: string}}
                        - {name: q, in: query, required: true, schema: {type: integer}, description: Of the operation.}
                        - {name: c, in: cookie, schema: {type: string}}
                        - {name: q, in: header, schema: {type: string}}
                """).contract();

        List<Parameter> parameters = contract.operations().get(0).parameters();

        assertEquals(
                List.of("PATH x", "PATH y", "QUERY q", "HEADER h", "COOKIE c", "HEADER q"),
                parameters.stream()
                        .map(parameter -> parameter.place() + " " + parameter.name())
                        .toList());
        assertEquals("Of the operation.", parameters.get(2).description());
        assertTrue(parameters.get(2).required());
        assertEquals("/paths/~1a~1{x}~1{y}/get/parameters/1", parameters.get(2).pointer());
    }

    @Test
    void listsAreExplodedAsTheirPlaceUsuallyDoes() {
        Operation operation = operation("""
                operationId: a
                parameters:
                  - {$ref: '#/components/parameters/Id'}
                  - {name: a, in: query, schema: {type: array, items: {type: string}}}
                  - {name: b, in: query, explode: false, schema: {type: array, items: {type: string}}}
                  - {name: c, in: header, schema: {type: array, items: {type: string}}}
                  - {name: d, in: query, style: form, explode: true, schema: {type: array, items: {type: string}}}
                """);

        assertEquals(
                List.of(false, true, false, false, true),
                operation.parameters().stream().map(Parameter::explode).toList());
    }

    @Test
    void headersThatOtherPartsOfTheDocumentSayAreNoParameters() {
        Operation operation = operation("""
                operationId: a
                parameters:
                  - {$ref: '#/components/parameters/Id'}
                  - {name: Authorization, in: header, schema: {type: string}}
                  - {name: accept, in: header, schema: {type: string}}
                  - {name: Content-Type, in: header, schema: {type: string}}
                """);

        assertEquals(
                List.of("id"),
                operation.parameters().stream().map(Parameter::name).toList());
    }

    @Test
    void parameterConstraintsApplyToItsValue() {
        Operation operation = operation("""
                operationId: a
                parameters:
                  - {$ref: '#/components/parameters/Id'}
                  - {name: a, in: query, deprecated: true, x-sensitive: true, schema: {type: string, default: b}}
                """);

        Parameter parameter = operation.parameters().get(1);
        assertEquals(
                new Deprecation(OPERATION + "/parameters/1/deprecated"),
                parameter.use().deprecation());
        assertTrue(parameter.use().sensitive());
        assertEquals(new DefaultValue.Text("b"), parameter.use().defaultValue());
        assertEquals(OPERATION + "/parameters/1/schema", parameter.use().pointer());
    }

    @Test
    void securityIsInheritedUnlessTheOperationSaysItsOwn() {
        Contract contract = Documents.of("""
                security: [{oauth2: [read]}]
                paths:
                  /a:
                    get: {operationId: inherits}
                    put: {operationId: isPublic, security: []}
                    post: {operationId: isPublicToo, security: [{}]}
                    delete: {operationId: says, security: [{oauth2: [read, write]}, {bearer: []}]}
                components:
                  securitySchemes:
                    oauth2: {type: oauth2, flows: {clientCredentials: {tokenUrl: /t, scopes: {read: R., write: W.}}}}
                    bearer: {type: http, scheme: bearer}
                """).contract();

        assertEquals(
                List.of(
                        List.of(requirement("/security/0", "oauth2", "read")),
                        List.of(),
                        List.of(),
                        List.of(
                                requirement("/paths/~1a/delete/security/0", "oauth2", "read", "write"),
                                requirement("/paths/~1a/delete/security/1", "bearer"))),
                contract.operations().stream().map(Operation::requirements).toList());
    }

    @Test
    void bodiesAndResponsesAreReadThroughTheirReferences() {
        Contract contract = Documents.of("""
                paths:
                  /a:
                    post:
                      operationId: makeA
                      requestBody: {$ref: '#/components/requestBodies/A'}
                      responses:
                        '201': {$ref: '#/components/responses/A'}
                        4XX: {$ref: '#/components/responses/A'}
                        default: {description: Else.}
                components:
                  requestBodies:
                    A:
                      description: An A.
                      required: true
                      content:
                        application/json; charset=utf-8: {schema: {type: object, properties: {x: {type: string}}}}
                        application/vnd.a+json: {}
                        text/plain: {}
                        image/png: {}
                  headers:
                    Left: {description: What is left., x-set-by-runtime: true, schema: {type: integer}}
                  responses:
                    A:
                      description: The A.
                      headers:
                        Left: {$ref: '#/components/headers/Left'}
                        Location: {required: true, schema: {type: string}}
                        content-type: {schema: {type: string}}
                      content: {application/json: {schema: {type: object, properties: {y: {type: string}}}}}
                """).contract();

        Operation operation = contract.operations().get(0);

        var body = Objects.requireNonNull(operation.body());
        assertTrue(body.required());
        assertEquals("An A.", body.description());
        assertEquals("/components/requestBodies/A", body.pointer());
        assertEquals(
                List.of(
                        new Type.Reference("ARequest"),
                        new Type.Anything(),
                        new Type.Text(Type.TextKind.PLAIN),
                        new Type.Text(Type.TextKind.BINARY)),
                body.content().stream().map(content -> content.use().type()).toList());
        assertEquals(
                List.of("201", "4XX", "default"),
                operation.responses().stream().map(Response::status).toList());
        Response created = operation.responses().get(0);
        assertEquals(
                List.of("Left", "Location"),
                created.headers().stream().map(Header::name).toList());
        assertTrue(created.headers().get(0).setByRuntime());
        assertFalse(created.headers().get(0).required());
        assertFalse(created.headers().get(1).setByRuntime());
        assertTrue(created.headers().get(1).required());
        assertEquals(
                new Type.Reference("AResponse"), created.content().get(0).use().type());
    }

    @Test
    void tagsAreThoseInUseTheListedOnesFirst() {
        Contract contract = Documents.of("""
                tags: [{name: b, description: The Bs.}, {name: idle}, {name: a}]
                paths:
                  /a:
                    get: {operationId: a, tags: [c]}
                    put: {operationId: b, tags: [a]}
                    post: {operationId: c, tags: [b]}
                """).contract();

        assertEquals(
                List.of(
                        new Tag("/tags/0", "b", "The Bs."),
                        new Tag("/tags/2", "a", ""),
                        new Tag("/paths/~1a/get", "c", "")),
                contract.tags());
    }

    @Test
    void aliasesAreFurtherPathsOfTheSameOperations() {
        Contract contract = Documents.of("""
                paths:
                  /a:
                    x-aliases: [/a/, /as]
                    get: {operationId: a}
                    put: {operationId: b}
                """).contract();

        assertEquals(
                List.of(List.of("/a/", "/as"), List.of("/a/", "/as")),
                contract.operations().stream().map(Operation::aliases).toList());
    }

    @Test
    void onlyWhatCallersAndHandlersSeeIsDeclared() {
        Contract contract = Documents.of("""
                paths:
                  /a:
                    get:
                      operationId: a
                      responses: {'200': {description: It., content: {application/json: {schema: {$ref: '#/components/schemas/Seen'}}}}}
                    post:
                      operationId: b
                      x-protocol: true
                      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Form'}}}}
                      responses: {'200': {description: It., content: {application/json: {schema: {$ref: '#/components/schemas/Shared'}}}}}
                components:
                  schemas:
                    Problem: {type: object, properties: {cause: {$ref: '#/components/schemas/Cause'}}}
                    Form: {type: object, properties: {a: {}}}
                    Unused: {oneOf: [{type: string}]}
                    Shared: {type: string, enum: [a]}
                    Seen: {type: object, properties: {a: {$ref: '#/components/schemas/Shared'}}}
                    Cause: {type: object, properties: {a: {}}}
                """).contract();

        assertEquals(
                List.of("Problem", "Shared", "Seen", "Cause"),
                contract.declarations().stream().map(Declaration::name).toList());
        assertNotNull(contract.operations().get(1).body());
    }

    @Test
    void parametersHaveTheStyleThatTheySayOrTheirPlaceUsuallyHas() {
        Operation operation = operation("""
                operationId: a
                parameters:
                  - {name: id, in: path, required: true, style: matrix, explode: true, schema: {type: array, items: {type: string}}}
                  - {name: b, in: query, style: deepObject, schema: {type: object, properties: {x: {type: string}}}}
                  - {name: c, in: query, style: pipeDelimited, schema: {type: array, items: {type: string}}}
                  - {name: d, in: header, schema: {type: object, additionalProperties: {type: string}}}
                  - {name: e, in: cookie, schema: {type: string}, example: x}
                  - {name: f, in: query, content: {application/json: {schema: {type: integer}, example: 3}}}
                """);

        assertEquals(
                List.of(
                        "MATRIX true",
                        "DEEP_OBJECT true",
                        "PIPE_DELIMITED false",
                        "SIMPLE false",
                        "FORM true",
                        "FORM true"),
                operation.parameters().stream()
                        .map(parameter -> parameter.style() + " " + parameter.explode())
                        .toList());
        assertEquals(
                new Type.Reference("AB"), operation.parameters().get(1).use().type());
        assertEquals("\"x\"", operation.parameters().get(4).examples().get(0).json());
        assertEquals("application/json", operation.parameters().get(5).mediaType());
        assertEquals(new Type.Whole(64), operation.parameters().get(5).use().type());
        assertEquals("3", operation.parameters().get(5).examples().get(0).json());
    }

    @Test
    void idsThatAreMissingOrTakenAreMadeOfMethodAndPath() {
        Contract contract = Documents.of("""
                paths:
                  /pets/{pet_id}/toys: {get: {}, put: {operationId: get-it}, post: {operationId: get_it}}
                  /: {get: {}}
                """).contract();

        assertEquals(
                List.of("getPetsByPetIdToys", "get-it", "postPetsByPetIdToys", "get"),
                contract.operations().stream().map(Operation::id).toList());
    }

    @Test
    void severalSchemesAtOnceAndNoneAreAlternatives() {
        Operation operation = operation("""
                operationId: a
                parameters: [{$ref: '#/components/parameters/Id'}]
                security: [{key: [], basic: []}, {}]
                """);

        assertEquals(
                List.of(List.of("key", "basic"), List.of()),
                operation.requirements().stream()
                        .map(requirement -> requirement.schemes().stream()
                                .map(SecurityRequirement.SchemeRequirement::scheme)
                                .toList())
                        .toList());
    }

    @Test
    void serversSchemesAndSuppressionsAreRead() {
        Contract contract = Documents.of("""
                servers: [{url: 'https://{a}.example.com', description: There.}]
                x-lint-ignore: {missing-summary: It speaks for itself.}
                paths: {}
                components:
                  securitySchemes:
                    key: {type: apiKey, in: query, name: k}
                    basic: {type: http, scheme: Basic}
                    oauth2: {type: oauth2, flows: {password: {tokenUrl: /t, scopes: {read: Read.}}}}
                """).contract();

        assertEquals(List.of(new Server("/servers/0", "https://{a}.example.com", "There.")), contract.servers());
        assertEquals(List.of(new Suppression("", "missing-summary", "It speaks for itself.")), contract.suppressions());
        assertEquals(
                List.of("apiKey", "http", "oauth2"),
                contract.schemes().stream().map(SecurityScheme::type).toList());
        assertEquals(
                new SecurityScheme.Key(Parameter.Place.QUERY, "k"),
                contract.schemes().get(0).key());
        assertEquals("basic", contract.schemes().get(1).http());
        assertEquals(
                Map.of("read", "Read."),
                contract.schemes().get(2).flows().get(0).scopes());
    }

    @Test
    void partsOfAMultipartBodySayHowTheyAreWritten() {
        Operation operation = operation("""
                operationId: a
                parameters: [{$ref: '#/components/parameters/Id'}]
                requestBody:
                  content:
                    multipart/form-data:
                      schema: {type: object, properties: {file: {type: string, format: binary}}}
                      encoding: {file: {contentType: 'image/png, image/jpeg', headers: {X-A: {schema: {type: integer}}}}}
                """);

        var content = Objects.requireNonNull(operation.body()).content().get(0);

        assertEquals(
                List.of("image/png", "image/jpeg"), content.encodings().get(0).mediaTypes());
        assertEquals("X-A", content.encodings().get(0).headers().get(0).name());
    }

    private static Operation operation(String lines) {
        return Documents.withOperation(lines).contract().operations().get(0);
    }

    private static SecurityRequirement requirement(String pointer, String scheme, String... scopes) {
        return new SecurityRequirement(
                pointer,
                List.of(new SecurityRequirement.SchemeRequirement(pointer + "/" + scheme, scheme, List.of(scopes))));
    }
}
