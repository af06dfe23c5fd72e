package dev.chirograph.generator.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosticsTest {
    private static final String PART = "/components/schemas/Thing/properties/part";
    private static final String OPERATION = "/paths/~1things~1{id}/get";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            text                                                  | ''                     | must be an object
            {type: string, maxLength: -1}                         | /maxLength             | must be an integer of 0 or more
            {type: string, minLength: 1.5}                        | /minLength             | must be an integer of 0 or more
            {type: string, minLength: 99999999999}                | /minLength             | must be at most 2147483647
            {type: string, maxLength: many}                       | /maxLength             | must be a number
            {type: number, minimum: low}                          | /minimum               | must be a number
            {type: number, multipleOf: 0}                         | /multipleOf            | must be more than 0
            {type: object, properties: [a]}                       | /properties            | must be an object
            {$ref: '#/components/schemas/Nothing'}                | /$ref                  | `#/components/schemas/Nothing` does not exist
            {$ref: '#/components/schemas/Text/enum/0'}            | /$ref                  | does not exist
            {$ref: '#nowhere'}                                    | /$ref                  | `#nowhere` does not exist
            {$ref: 'other.yaml#/Thing'}                           | /$ref                  | `other.yaml#/Thing` is external
            {$ref: 'https://example.com/a.yaml#/Thing'}           | /$ref                  | is remote and never fetched
            {$ref: 3}                                             | /$ref                  | must be a string such as
            """)
    void aSchemaThatCannotBeReadIsRejectedWhereItStands(String schema, String pointer, String message) {
        Document document = Documents.withPart("3.1.0", schema);

        List<Diagnostic> diagnostics = diagnostics(document);

        assertRefused(diagnostics, pointer.startsWith("/components") ? pointer : PART + pointer, message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            security: {oauth2: []}                                     | /security                         | must be a list of alternatives
            requestBody: {$ref: '#/components/parameters/Self'}        | /requestBody                      | the reference is circular
            x-lint-ignore: missing-summary                               | /x-lint-ignore                      | must be an object
            x-rate-limit: often                                        | /x-rate-limit                     | must be an object
            'x-rate-limit: {limit: 1, window: PT1M, per: user}'        | /x-rate-limit                     | must have `name`
            'x-rate-limit: {name: a, limit: 0, window: PT1M, per: user}' | /x-rate-limit/limit             | must be an integer of 1 or more
            'x-rate-limit: {name: a, limit: 1, window: 1m, per: user}' | /x-rate-limit/window              | must be an ISO 8601 duration
            'x-rate-limit: {name: a, limit: 1, window: PT0S, per: user}' | /x-rate-limit/window            | must be an ISO 8601 duration
            'x-rate-limit: [{name: a, limit: 1, window: PT1M, per: ip}]' | /x-rate-limit/0/per             | must be client, user or address
            'x-rate-limit: {name: a, limit: 1, window: PT1M, per: user, burst: 2}' | /x-rate-limit/burst    | `x-rate-limit` has name, limit, window and per
            'x-page: {cursor: id, items: /list, next: /deeper/next}'   | /x-page/cursor                    | `id` must be an optional query parameter of type string
            x-page: every                                              | /x-page                           | must be an object
            x-page: {}                                                 | /x-page                           | must have `cursor`
            x-protocol: 'yes'                                          | /x-protocol                       | must be true or false
            x-idempotent: 1                                            | /x-idempotent                     | must be true or false
            x-sdk-name: ''                                             | ''                                | must have `x-sdk-name`
            x-cors: '*'                                                | /x-cors                           | must be true, or a map with `allow-headers` and `expose-headers`
            'x-cors: {origins: [a]}'                                   | /x-cors/origins                   | `x-cors` has `allow-headers` and `expose-headers`, and nothing else
            'x-cors: {allow-headers: DPoP}'                            | /x-cors/allow-headers             | must be a list of header names
            'x-cors: {allow-headers: ["*"]}'                           | /x-cors/allow-headers/0           | must be the name of a header, but is `*`
            'x-cors: {expose-headers: [A, a]}'                         | /x-cors/expose-headers/1          | `a` is in the list twice
            x-sdk-group: 3                                             | /x-sdk-group                      | must be a string
            """)
    void anOperationThatCannotBeReadIsRejectedWhereItStands(String line, String pointer, String message) {
        Document document = Documents.withOperation("operationId: getIt\nparameters: [" + ID + "]\n" + line);

        List<Diagnostic> diagnostics = diagnostics(document);

        assertRefused(diagnostics, pointer.startsWith("/components") ? pointer : OPERATION + pointer, message);
    }

    private static final String ID = "{$ref: '#/components/parameters/Id'}";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {name: id, in: path, required: true, schema: {type: string}}, {name: id, in: path, required: true, schema: {type: integer}} | /parameters/1 | `id` is declared twice with different schemas
            {name: a, in: body, schema: {type: string}}              | /parameters/0/in     | `body` must be path, query, header or cookie
            {name: a, schema: {type: string}}                        | /parameters/0        | must have `in`
            {$ref: '#/components/parameters/Self'}                   | /parameters/0        | the reference is circular
            text                                                     | /parameters/0        | must be an object
            """)
    void aParameterThatCannotBeReadIsRejectedWhereItStands(String parameters, String pointer, String message) {
        Document document = Documents.withOperation("operationId: getIt\nparameters: [" + parameters + "]");

        List<Diagnostic> diagnostics = diagnostics(document);

        assertRefused(diagnostics, OPERATION + pointer, message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            paths: []                                             | /paths                  | must be an object
            'paths: {''/a{'': {}}'                                | /paths/~1a{             | must be a path template
            'paths: {''/{a}/{a}'': {}}'                           | /paths/~1{a}~1{a}       | has a duplicate variable
            'paths: {/a: {x-aliases: [''/{b}'']}}'                | /paths/~1a/x-aliases/0  | must have the same variables
            'paths: {/a: {x-aliases: /b}}'                        | /paths/~1a/x-aliases    | must be a list of strings
            'paths: {/a: {get: 1}}'                               | /paths/~1a/get          | must be an object
            'paths: {/a: {get: {operationId: a, x-rate-limit: {name: b, limit: 1, window: PT1M, per: user}}, put: {operationId: b, x-rate-limit: {name: b, limit: 2, window: PT1M, per: user}}}}' | /paths/~1a/put/x-rate-limit | the bucket `b` has other values at /paths/~1a/get/x-rate-limit
            """)
    void aPathThatCannotBeReadIsRejectedWhereItStands(String line, String pointer, String message) {
        Document document = Documents.of(line);

        List<Diagnostic> diagnostics = diagnostics(document);

        assertRefused(diagnostics, pointer, message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            'items: /count, next: /deeper/next' | /items | `/count` must be a list in the response
            'items: /none, next: /deeper/next'  | /items | `/none` must be a list in the response
            'items: /list, next: /list'         | /next  | `/list` must be a string in the response
            'items: /list, next: /deeper/none'  | /next  | `/deeper/none` must be a string in the response
            'items: /list, next: /deeper/next, size: 3'  | /size  | `x-page` has cursor, items and next
            """)
    void pagingThatNamesWhatTheResponseLacksIsRejected(String page, String pointer, String message) {
        Document document = Documents.withOperation("""
                operationId: listThings
                parameters: [{$ref: '#/components/parameters/Id'}, {name: from, in: query, schema: {type: string}}]
                responses:
                  '200':
                    description: A page.
                    content: {application/json: {schema: {$ref: '#/components/schemas/Page'}}}
                x-page: {cursor: from, %s}
                """.formatted(page));

        List<Diagnostic> diagnostics = diagnostics(document);

        assertRefused(diagnostics, OPERATION + "/x-page" + pointer, message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            '{"swagger": "2.0", "info": {"title": "a", "version": "1"}}' | ''    | must have `openapi`
            """)
    void aDocumentOfAnotherKindIsRejected(String json, String pointer, String message) {
        Document document = Document.parse(json);

        List<Diagnostic> diagnostics = diagnostics(document);

        assertRefused(diagnostics, pointer, message);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndEachOnce() {
        Document document = Documents.of("""
                paths:
                  /a:
                    get: {operationId: a, x-sdk-name: '', responses: {'200': {$ref: '#/components/responses/R'}}}
                    put: {operationId: b, security: 1, responses: {'200': {$ref: '#/components/responses/R'}}}
                components:
                  responses:
                    R: {description: Yes., content: {text/plain: {schema: {type: string, maxLength: -1}}}}
                """);

        List<Diagnostic> diagnostics = diagnostics(document);

        assertEquals(
                List.of(
                        "/components/responses/R/content/text~1plain/schema/maxLength",
                        "/paths/~1a/get",
                        "/paths/~1a/put/security"),
                diagnostics.stream().map(Diagnostic::pointer).toList());
    }

    @Test
    void theMessageListsEveryPointerAndWhatToDo() {
        Document document = Documents.withPart("3.1.0", "{type: string, maxLength: -1, minLength: -2}");

        ContractException refused = assertThrows(ContractException.class, document::contract);

        assertEquals(
                "\n  " + PART + "/minLength: must be an integer of 0 or more; fix the number" + "\n  " + PART
                        + "/maxLength: must be an integer of 0 or more; fix the number",
                refused.getMessage());
    }

    private static List<Diagnostic> diagnostics(Document document) {
        return assertThrows(ContractException.class, document::contract).diagnostics();
    }

    private static void assertRefused(List<Diagnostic> diagnostics, String pointer, String message) {
        assertTrue(
                diagnostics.stream()
                        .anyMatch(diagnostic -> diagnostic.pointer().equals(pointer)
                                && diagnostic.message().contains(message)
                                && diagnostic.message().contains("; ")),
                () -> "expected " + pointer + ": " + message + ", but was " + diagnostics);
    }
}
