package dev.chirograph.generator.read;

/** Small documents for tests. */
final class Documents {
    private static final String HEAD = """
            openapi: %s
            info: {title: Test, version: '1'}
            """;

    private Documents() {}

    /** A document of OpenAPI 3.1 with these lines after its head. */
    static Document of(String lines) {
        return Document.parse(HEAD.formatted("3.1.0") + lines);
    }

    /** A document in which {@code Thing} has the property {@code part} of the schema given by these lines. */
    static Document withPart(String version, String schema) {
        return Document.parse(HEAD.formatted(version) + """
                paths:
                  /things:
                    get:
                      operationId: getThing
                      responses:
                        '200':
                          description: It.
                          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
                components:
                  schemas:
                    Text: {type: string, maxLength: 9, description: A text.}
                    Colour: {type: string, enum: [red, blue]}
                    Empty: {type: object, additionalProperties: false}
                    Loop: {type: array, items: {$ref: '#/components/schemas/Loop'}}
                    Echo: {$ref: '#/components/schemas/Echo'}
                    Woven: {allOf: [{$ref: '#/components/schemas/Woven'}, {type: object, properties: {a: {}}}]}
                    Thing:
                      type: object
                      properties:
                        part:
                """ + schema.indent(12));
    }

    /** A document whose only operation, {@code GET /things/{id}}, has these lines. */
    static Document withOperation(String operation) {
        return withOperation("", operation);
    }

    /** A document with these lines beside its only operation, {@code GET /things/{id}}, and those in it. */
    static Document withOperation(String path, String operation) {
        return of("""
                paths:
                  /things/{id}:
                """ + path.indent(4) + """
                    get:
                """ + operation.indent(6) + """
                components:
                  securitySchemes:
                    oauth2: {type: oauth2, flows: {password: {tokenUrl: /token, scopes: {read: Read.}}}}
                    oidc: {type: openIdConnect, openIdConnectUrl: /oidc}
                    bearer: {type: http, scheme: Bearer}
                    basic: {type: http, scheme: basic}
                    key: {type: apiKey, in: header, name: X-Key}
                  parameters:
                    Id: {name: id, in: path, required: true, schema: {type: integer}}
                    Self: {$ref: '#/components/parameters/Self'}
                  schemas:
                    Page:
                      type: object
                      properties:
                        list: {type: array, items: {type: string}}
                        deeper: {type: object, properties: {next: {type: string}}}
                        count: {type: integer}
                """);
    }
}
