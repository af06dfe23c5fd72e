package dev.chirograph.generator.read;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.contract.Warning;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarningsTest {
    private static final String PART = "/components/schemas/Thing/properties/part";
    private static final String OPERATION = "/paths/~1things~1{id}/get";
    private static final String ID = "{$ref: '#/components/parameters/Id'}";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {not: {unevaluatedItems: false}}                      | /not                   | unchecked-keyword
            {not: {$ref: '#/nowhere'}}                            | /not                   | unchecked-keyword
            {not: {allOf: [{}], unevaluatedProperties: false}}    | /not                   | unchecked-keyword
            {type: string, if: {}, then: {type: text}}            | /if                    | unchecked-keyword
            {type: string, if: {}, else: {minLength: -1}}         | /if                    | unchecked-keyword
            {type: string, then: {minLength: 1}}                  | /then                  | unchecked-keyword
            {type: object, patternProperties: {'[': {}}}          | /patternProperties     | unchecked-keyword
            {type: object, propertyNames: {pattern: '['}}         | /propertyNames         | unchecked-keyword
            {type: object, dependentSchemas: {a: 1}}              | /dependentSchemas      | unchecked-keyword
            {type: object, dependencies: [a]}                     | /dependencies          | unchecked-keyword
            {type: array, prefixItems: {type: string}}            | /prefixItems           | unchecked-keyword
            {type: array, items: [{$dynamicRef: '#a'}]}           | /items                 | unchecked-keyword
            {type: array, contains: {$ref: '#/components/schemas/Echo'}} | /contains       | unchecked-keyword
            {type: array, maxContains: 2}                         | /maxContains           | unchecked-keyword
            {type: array, unevaluatedItems: false}                | /unevaluatedItems      | unchecked-keyword
            {type: string, contentEncoding: base32}               | /contentEncoding       | unchecked-keyword
            {type: string, pattern: '['}                          | /pattern               | uncheckable-pattern
            {type: string, pattern: '(?i)^a$'}                    | /pattern               | foreign-pattern
            {type: string, x-sensitve: true}                      | /x-sensitve            | misspelled-extension
            {type: string, x-rate-limit: {}}                      | /x-rate-limit          | misplaced-extension
            {type: object, properties: {a: {type: string, X-SDK-Name: b}}} | /properties/a/X-SDK-Name | misspelled-extension
            {type: array, items: {type: string, x_sensitive: true}} | /items/x_sensitive   | misspelled-extension
            {allOf: {$ref: '#/components/schemas/Text'}}          | /allOf                 | wrong-type
            {type: object, properties: {type: object}}            | /properties/type       | misplaced-keyword
            {type: object, properties: {contains: [x]}}           | /properties/contains   | misplaced-keyword
            {type: object, properties: {then: 7, a: {}}}          | /properties/then       | misplaced-keyword
            {type: object, properties: {additionalProperties: false}} | /properties/additionalProperties | misplaced-keyword
            {type: object, properties: {a: {}, $ref: '#/components/schemas/Text'}} | /properties/$ref | misplaced-keyword
            {type: object, properties: {$ref: '#/components/schemas/Text'}} | /properties/$ref | misplaced-keyword
            {type: object, properties: {$ref: '#/components/schemas/Thing/properties'}} | /properties/$ref | unexpected-reference
            {minimum: 3, maxLength: 3}                            | /maxLength             | unchecked-keyword
            false                                                 | ''                     | forbidden-property
            {type: string, maxLenght: 3}                          | /maxLenght             | unknown-keyword
            {type: string, maxLength: null}                       | /maxLength             | null-keyword
            null                                                  | ''                     | null-keyword
            {type: strin}                                         | /type                  | unknown-type
            {type: file}                                          | /type                  | unknown-type
            {type: String}                                        | /type                  | unknown-type
            {maxLength: 3}                                        | ''                     | missing-type
            {format: date}                                        | ''                     | missing-type
            {type: string, maxLength: '3'}                        | /maxLength             | wrong-type
            {type: string, pattern: 3}                            | /pattern               | wrong-type
            {type: string, readOnly: 'true'}                      | /readOnly              | wrong-type
            {type: string, description: [a]}                      | /description           | wrong-type
            {type: array, items: {type: string}, uniqueItems: 'yes'} | /uniqueItems        | wrong-type
            {type: object, properties: {a: {type: string, required: true}}, required: 'true'} | /required | wrong-type
            {anyOf: []}                                           | /anyOf                 | wrong-type
            {type: number, exclusiveMinimum: true}                | /exclusiveMinimum      | old-keyword
            {type: string, nullable: true}                        | /nullable              | old-keyword
            {type: string, enum: [1, true]}                       | /enum/1                | unfit-value
            {type: integer, enum: [a, 1]}                         | /enum/0                | unfit-value
            {type: string, enum: [a, a]}                          | /enum/1                | duplicate-value
            {type: string, enum: []}                              | /enum                  | empty-enum
            {type: [string, 'null'], enum: [a]}                   | ''                     | null-not-in-enum
            {type: array}                                         | ''                     | missing-items
            {type: object, required: [a], properties: {b: {}}}    | /required/0            | undeclared-property
            {oneOf: [{type: string}, {type: string, title: A}]}   | /oneOf/1               | duplicate-variant
            {type: string, discriminator: {propertyName: a}, oneOf: [{minLength: 1}, {maxLength: 2}]} | /discriminator | useless-discriminator
            {allOf: [{$ref: '#/components/schemas/Woven'}]}       | /components/schemas/Woven | endless-schema
            {$ref: '#/components/schemas/Loop'}                   | /components/schemas/Loop  | endless-schema
            {$ref: '#/components/schemas/Echo'}                   | /components/schemas/Echo  | endless-schema
            {allOf: [{type: string, minLength: 1}, {type: integer, minimum: 1}]} | /allOf/1 | contradicting-parts
            {allOf: [{type: string, enum: [a]}, {type: string, enum: [b]}]} | /allOf/1/enum | contradicting-parts
            {$ref: '#/components/schemas/Text', type: integer}    | /type                  | contradicting-parts
            {$ref: Text}                                          | /$ref                  | bare-reference
            {type: boolean, default: 'yes'}                       | /default               | unfit-default
            {type: integer, default: 1.5}                         | /default               | unfit-default
            {type: integer, default: 9223372036854775808}         | /default               | unfit-default
            {type: integer, format: int32, default: 2147483648}   | /default               | unfit-default
            {type: number, default: '1'}                          | /default               | unfit-default
            {type: number, maximum: 3, default: 4}                | /default               | unfit-default
            {type: string, default: 1}                            | /default               | unfit-default
            {type: string, maxLength: 2, default: abc}            | /default               | unfit-default
            {type: string, pattern: ^a, default: b}               | /default               | unfit-default
            {type: string, format: date, default: yesterday}      | /default               | unfit-default
            {type: string, format: uuid, default: one}            | /default               | unfit-default
            {type: string, format: byte, default: '?'}            | /default               | unfit-default
            {type: string, enum: [a], default: b}                 | /default               | unfit-default
            {type: array, items: {type: string}, default: [1]}    | /default               | unfit-default
            {type: object, default: []}                           | /default               | unfit-default
            {$ref: '#/components/schemas/Colour', default: green} | /default               | unfit-default
            """)
    void lenientlyReadSchemaIsAWarning(String schema, String pointer, String rule) {
        Document document = Documents.withPart("3.1.0", schema);

        List<Warning> warnings = document.contract().warnings();

        assertRemarked(warnings, pointer.startsWith("/components") ? pointer : PART + pointer, rule);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            callbacks: {a: {}}                                    | /callbacks                    | not-generated
            servers: [{url: /b}]                                  | /servers                      | not-generated
            operationID: getThing                                 | /operationID                  | unknown-keyword
            summary: null                                         | /summary                      | null-keyword
            summary: 3                                            | /summary                      | wrong-type
            tags: things                                          | /tags                         | wrong-type
            tags: [3]                                             | /tags/0                       | wrong-type
            deprecated: 'true'                                    | /deprecated                   | wrong-type
            description: none                                     | ''                            | missing-responses
            security: [{nobody: []}]                              | /security/0/nobody            | undeclared-scheme
            requestBody: {description: None.}                     | /requestBody                  | missing-content
            requestBody: {content: {json: {}}}                    | /requestBody/content/json     | unknown-media-type
            requestBody: {content: {a/b: {encoding: {a: {style: b}}}}} | /requestBody/content/a~1b/encoding/a/style | unknown-style
            requestBody: {content: {a/b: {encoding: {a: {b: 1}}}}} | /requestBody/content/a~1b/encoding/a/b | unknown-keyword
            responses: {'99': {description: No.}}                 | /responses/99                 | unknown-status
            responses: {'2xx': {description: No.}}                | /responses/2xx                | unknown-status
            responses: {'200': {headers: {A: {}}}}                | /responses/200/headers/A      | missing-schema
            responses: {'200': {links: {A: {}}}}                  | /responses/200/links          | not-generated
            responses: {'200': {headers: {A: {schema: {}, x-set-by-runtme: true}}}} | /responses/200/headers/A/x-set-by-runtme | misspelled-extension
            x-ratelimit: {}                                       | /x-ratelimit                  | misspelled-extension
            x-idempotency: true                                   | /x-idempotency                | misspelled-extension
            x-idempotent: true                                    | /x-idempotent                 | idempotency-without-store
            requestBody: {x-sensitive: true, content: {a/b: {}}}  | /requestBody/x-sensitive      | misplaced-extension
            requestBody: {content: {a/b: {x-sensitive: true}}}    | /requestBody/content/a~1b/x-sensitive | misplaced-extension
            security: [{key: []}]                                 | /components/securitySchemes/key | unchecked-scheme
            security: [{basic: []}]                               | /components/securitySchemes/basic | unchecked-scheme
            responses: {$ref: '#/components/schemas'}             | /responses/$ref               | unexpected-reference
            responses: {'200': {content: {$ref: '#/components/schemas'}}} | /responses/200/content/$ref | unexpected-reference
            requestBody: {content: {a/b: {$ref: '#/components/schemas/Page'}}} | /requestBody/content/a~1b/$ref | unexpected-reference
            requestBody: {content: {a/b: {encoding: {a: {$ref: '#/components/schemas/Page'}}}}} | /requestBody/content/a~1b/encoding/a/$ref | unexpected-reference
            """)
    void lenientlyReadOperationIsAWarning(String line, String pointer, String rule) {
        Document document = Documents.withOperation("operationId: getIt\nparameters: [" + ID + "]\n" + line);

        List<Warning> warnings = document.contract().warnings();

        assertRemarked(warnings, pointer.startsWith("/components") ? pointer : OPERATION + pointer, rule);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {name: id, in: path, schema: {type: string}}             | /parameters/0         | optional-path-parameter
            {in: query, schema: {type: string}}                      | /parameters/0         | missing-name
            {name: id, in: path, required: true}                     | /parameters/0         | missing-schema
            {name: id, in: path, required: true, style: form, schema: {type: string}} | /parameters/0/style | unknown-style
            {name: other, in: path, required: true, schema: {type: string}} | /parameters/0  | stray-path-parameter
            {name: a, in: query, schema: {type: string}}             | ''                    | missing-path-parameter
            {name: a, in: query, schema: {type: [string, 'null']}}   | /parameters/0/schema  | nullable-parameter
            {name: a, in: query, style: simple, schema: {type: string}} | /parameters/0/style | unknown-style
            {name: a, in: query, explode: 1, schema: {type: string}} | /parameters/0/explode | wrong-type
            {name: a, in: query, allowReserved: true, schema: {type: string}} | /parameters/0/allowReserved | not-generated
            {name: a, in: query, collectionFormat: csv, schema: {type: string}} | /parameters/0/collectionFormat | unknown-keyword
            {name: a, in: querystring, content: {text/plain: {}}}    | /parameters/0         | not-generated
            {name: a, in: query, content: {text/plain: {}, a/b: {}}} | /parameters/0/content | several-media-types
            {name: a, in: query, schema: {}}, {name: a, in: query, schema: {}} | /parameters/1 | duplicate-parameter
            """)
    void lenientlyReadParameterIsAWarning(String parameters, String pointer, String rule) {
        Document document = Documents.withOperation("operationId: getIt\nparameters: [" + parameters + "]");

        List<Warning> warnings = document.contract().warnings();

        assertRemarked(warnings, OPERATION + pointer, rule);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            path: {}                                              | /path                   | unknown-keyword
            webhooks: {a: {}}                                     | /webhooks               | not-generated
            webhooks: {a: {post: {x-rate-limits: {}}}}            | /webhooks/a/post/x-rate-limits | misspelled-extension
            'x-aliases: [/b]'                                     | /x-aliases              | misplaced-extension
            'tags: [{name: a, x-sdk-nane: b}]'                    | /tags/0/x-sdk-nane      | misspelled-extension
            'tags: [{$ref: ''#/info''}]'                          | /tags/0/$ref            | unexpected-reference
            'servers: [{$ref: ''#/info''}]'                       | /servers/0/$ref         | unexpected-reference
            'components: {schemas: {$ref: ''#/components/parameters''}, parameters: {}}' | /components/schemas/$ref | unexpected-reference
            'components: {securitySchemes: {a: {type: oauth2, flows: {password: {$ref: ''#/info''}}}}}' | /components/securitySchemes/a/flows/password/$ref | unexpected-reference
            components: {schema: {}}                              | /components/schema      | unknown-keyword
            'tags: [a]'                                           | /tags/0                 | wrong-type
            'paths: {a: {}}'                                      | /paths/a                | odd-path
            'paths: {''/a?b=c'': {}}'                             | /paths/~1a?b=c          | odd-path
            'paths: {''/{+a}'': {}}'                              | /paths/~1{+a}           | odd-path
            'paths: {/a: {servers: []}}'                          | /paths/~1a/servers      | not-generated
            'paths: {/a: {fetch: {}}}'                            | /paths/~1a/fetch        | unknown-keyword
            'paths: {''/{a}'': {get: {}}, ''/{b}'': {put: {}}}'   | /paths/~1{b}            | ambiguous-path
            'paths: {''/{a}'': {get: {}}, ''/{b}'': {get: {}}}'   | /paths/~1{b}            | ambiguous-path
            'paths: {/a: {x-aliases: [/b], get: {}}, /b: {get: {}}}' | /paths/~1b           | ambiguous-path
            'paths: {/a: {get: {}}}'                              | /paths/~1a/get          | missing-operation-id
            'paths: {/a: {get: {operationId: do-it}, put: {operationId: do_it}}}' | /paths/~1a/put/operationId | duplicate-operation-id
            'components: {securitySchemes: {a: {type: http}}}'    | /components/securitySchemes/a | unknown-scheme
            'components: {securitySchemes: {a: {type: basic}}}'   | /components/securitySchemes/a | unknown-scheme
            """)
    void lenientlyReadDocumentIsAWarning(String line, String pointer, String rule) {
        Document document = Documents.of(line);

        List<Warning> warnings = document.contract().warnings();

        assertRemarked(warnings, pointer, rule);
    }

    private static void assertRemarked(List<Warning> warnings, String pointer, String rule) {
        assertTrue(
                warnings.stream()
                        .anyMatch(warning -> warning.pointer().equals(pointer)
                                && warning.rule().equals(rule)),
                () -> "expected " + rule + " at " + pointer + ", but was " + warnings);
    }
}
