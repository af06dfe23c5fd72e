package dev.chirograph.generator.emit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.read.Document;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keywords that apply schemas to a value or to parts of it, checked by generated code. */
class AppliedSchemasTest {
    private static final String DOCUMENT = """
            openapi: 3.1.0
            info: {title: Keywords, version: '1'}
            paths:
              /values:
                post:
                  operationId: addValues
                  requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Values'}}}}
                  responses: {'204': {description: Added.}}
            components:
              schemas:
                Values:
                  type: object
                  properties:
                    pair: {type: array, prefixItems: [{type: string}, {type: integer, minimum: 1}], items: false}
                    open: {type: array, prefixItems: [{type: string}]}
                    rest: {type: array, prefixItems: [{type: string}], items: {type: integer}}
                    same: {type: array, prefixItems: [{type: integer}], items: {type: integer}}
                    old: {type: array, items: [{type: string}, {type: boolean}], additionalItems: {type: integer}}
                    contains: {type: array, items: {type: string}, contains: {const: a}}
                    bounded: {type: array, items: {type: integer}, contains: {minimum: 5}, minContains: 2, maxContains: 3}
                    none: {type: array, items: {type: integer}, contains: {minimum: 5}, minContains: 0}
                    names: {type: object, propertyNames: {pattern: '^[a-z]+$', maxLength: 3}}
                    counts: {type: object, additionalProperties: {type: integer}, propertyNames: {enum: [a, b]}}
                    closed:
                      type: object
                      properties: {id: {type: integer}}
                      patternProperties: {'^x-': {type: string}, '^n-': {type: integer, maximum: 9}}
                      additionalProperties: false
                    single: {type: object, patternProperties: {'^x-': {type: string}}, additionalProperties: false}
                    mixed: {type: object, patternProperties: {'^s': {type: string}}, additionalProperties: {type: integer}}
                    named:
                      type: object
                      additionalProperties: true
                      properties: {x-size: {type: integer}}
                      patternProperties: {'^x-': {minimum: 10}}
                    payment: {$ref: '#/components/schemas/Payment'}
                    beside: {$ref: '#/components/schemas/Text', not: {const: admin}}
                    colour: {$ref: '#/components/schemas/Colour', not: {enum: [red]}}
                    notBoth: {type: object, properties: {a: {}, b: {}}, not: {required: [a, b]}}
                    card: {type: object, properties: {card: {}}, dependentRequired: {card: [address]}}
                    map: {type: object, dependentRequired: {a: [b]}}
                    whole: {type: object, properties: {card: {}}, dependentSchemas: {card: {required: [owner], properties: {owner: {type: string}}}}}
                    former: {type: object, properties: {card: {}}, dependencies: {card: [address], owner: {required: [name]}}}
                    anything: {if: {type: string}, then: {minLength: 2}, else: {type: integer}}
                    number: {type: integer, if: {minimum: 10}, then: {multipleOf: 5}}
                    tree: {$ref: '#/components/schemas/Tree'}
                    union: {oneOf: [{type: string}, {type: integer}], not: {const: 0}}
                    several: {type: [string, integer], not: {enum: [0, '']}}
                    inherited: {allOf: [{$ref: '#/components/schemas/Payment'}, {properties: {note: {type: string}}}]}
                    list: {type: array, items: {$ref: '#/components/schemas/Payment'}}
                    answered: {$ref: '#/components/schemas/Answered'}
                Text: {type: string, maxLength: 9}
                Colour: {type: string, enum: [red, blue]}
                Payment:
                  type: object
                  required: [kind]
                  properties: {kind: {type: string}, iban: {type: string}, number: {type: string}}
                  if: {properties: {kind: {const: transfer}}}
                  then: {required: [iban]}
                  else: {required: [number], properties: {number: {pattern: '^\\d{4}$'}}}
                Tree:
                  type: object
                  properties: {children: {type: array, items: {$ref: '#/components/schemas/Tree'}}}
                  patternProperties: {'^leaf': {$ref: '#/components/schemas/Leaf'}}
                  additionalProperties: false
                Leaf: {anyOf: [{type: string}, {type: object, required: [leaf], additionalProperties: {$ref: '#/components/schemas/Leaf'}}]}
                Answered:
                  type: object
                  properties: {id: {type: string, readOnly: true}, kind: {type: string}}
                  if: {required: [kind]}
                  then: {required: [id, name]}
            """;

    @TempDir
    static Path folder;

    private static Models server;
    private static Models client;

    @BeforeAll
    static void compile() throws Exception {
        Path file = Files.writeString(folder.resolve("keywords.yaml"), DOCUMENT);
        Document document = Document.load(file);
        assertEquals(
                List.of(),
                document.contract().warnings().stream()
                        .filter(warning -> warning.rule().equals("unchecked-keyword"))
                        .toList());
        server = Models.compile(Layout.Half.SERVER, document, Files.createDirectory(folder.resolve("server")));
        client = Models.compile(Layout.Half.CLIENT, document, Files.createDirectory(folder.resolve("client")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            pair      | ["a",1]                          |
            pair      | ["a"]                            |
            pair      | []                               |
            pair      | ["a",1,2]                        | /pair: must have at most 2 elements
            pair      | [1,0]                            | /pair/0: must be a string; /pair/1: must be at least 1
            open      | ["a",{},null]                    |
            open      | [1]                              | /open/0: must be a string
            rest      | ["a",1,2.0]                      |
            rest      | ["a",1,"b"]                      | /rest/2: must be a whole number
            same      | [1,2]                            |
            same      | [1,"2"]                          | /same/1: must be a whole number
            old       | ["a",true,1]                     |
            old       | ["a",1,"b"]                      | /old/1: must be true or false; /old/2: must be a whole number
            contains  | ["b","a"]                        |
            contains  | ["b"]                            | /contains: must have at least 1 element that is "a"
            contains  | []                               | /contains: must have at least 1 element that is "a"
            bounded   | [1,5,6]                          |
            bounded   | [5,1]                            | /bounded: must have at least 2 elements, each of which meets the schema {"minimum":5}
            bounded   | [5,6,7,8]                        | /bounded: must have at most 3 elements, each of which meets the schema {"minimum":5}
            none      | []                               |
            names     | {"abc":1}                        |
            names     | {"aB":1,"abcd":2}                | /names/aB: has a name that must match ^[a-z]+$; /names/abcd: has a name that must have at most 3 characters
            counts    | {"a":1,"c/d":2}                  | /counts/c~1d: has a name that must be one of "a", "b"
            counts    | {"a":"x"}                        | /counts/a: must be a whole number
            closed    | {"id":1,"x-a":"b","n-a":9}       |
            closed    | {"x-a":1,"n-a":10,"other":1}     | /closed/x-a: must be a string; /closed/n-a: must be at most 9; /closed/other: is not a property that is known here
            single    | {"x-a":"b"}                      |
            single    | {"x-a":1,"b":"c"}                | /single/x-a: must be a string; /single/b: is not a property that is known here
            mixed     | {"size":"a","n":1}               |
            mixed     | {"size":1,"n":"a"}               | /mixed/size: must be a string; /mixed/n: must be a whole number
            named     | {"x-size":10,"other":"a"}        |
            named     | {"x-size":9}                     | /named/x-size: must be at least 10
            payment   | {"kind":"transfer","iban":"x"}   |
            payment   | {"kind":"card","number":"1234"}  |
            payment   | {"kind":"transfer"}              | /payment/iban: must be present, since the value meets the schema {"properties":{"kind":{"const":"transfer"}}}
            payment   | {"kind":"card","number":"12a"}   | /payment/number: must match ^\\d{4}$, unless the value meets the schema {"properties":{"kind":{"const":"transfer"}}}
            payment   | []                               | /payment: must be an object
            beside    | "user"                           |
            beside    | "admin"                          | /beside: must not be a value that is "admin"
            beside    | "much too long"                  | /beside: must have at most 9 characters
            colour    | "blue"                           |
            colour    | "red"                            | /colour: must not be a value that is one of "red"
            notBoth   | {"a":1}                          |
            notBoth   | {"a":1,"b":2}                    | /notBoth: must not be a value that has a and b
            card      | {"card":1,"address":2}           |
            card      | {"card":1}                       | /card/address: must be present where card is
            map       | {"a":1}                          | /map: must have b where it has a
            whole     | {"card":1,"owner":"a"}           |
            whole     | {"card":1,"owner":1}             | /whole/owner: must be a string where card is present
            former    | {"card":1,"owner":1}             | /former/address: must be present where card is; /former/name: must be present where owner is present
            anything  | "ab"                             |
            anything  | 3                                |
            anything  | "a"                              | /anything: must have at least 2 characters, since the value is a string
            anything  | true                             | /anything: must be a whole number, unless the value is a string
            number    | 7                                |
            number    | 15                               |
            number    | 12                               | /number: must be a multiple of 5, since the value meets the schema {"minimum":10}
            tree      | {"leaf1":"a","children":[{"leaf2":{"leaf":"b"}}]} |
            tree      | {"children":[{"leaf2":{"leaf":1}}]} | /tree/children/0/leaf2/leaf: must be a string or an object; /tree/children/0/leaf2: must be a value that is a string, or meets the schema {"type":"object","required":["leaf"],"additionalProperties":{"$ref":"#/$defs/Leaf"}}
            union     | 1                                |
            union     | 0                                | /union: must not be a value that is 0
            several   | "a"                              |
            several   | 0                                | /several: must not be a value that is one of 0, ""
            inherited | {"kind":"transfer","iban":"x"}   |
            inherited | {"kind":"transfer","note":"x"}   | /inherited/iban: must be present, since the value meets the schema {"properties":{"kind":{"const":"transfer"}}}
            list      | [{"kind":"transfer"}]            | /list/0/iban: must be present, since the value meets the schema {"properties":{"kind":{"const":"transfer"}}}
            answered  | {"kind":"a","name":"b"}          |
            answered  | {"kind":"a"}                     | /answered/name: must be present, since the value has kind
            """)
    void theServerChecksEachKeywordAndSaysWhereItIsBroken(String member, String value, String broken) throws Exception {
        String body = "{\"" + member + "\":" + value + "}";

        List<String> found = server.broken("Values", body);

        assertEquals(broken == null ? List.of() : Arrays.asList(broken.split("; ")), found);
    }

    @Test
    void aClientReadsWhatBreaksTheseKeywordsSinceItChecksNothing() throws Exception {
        Object read = client.read(
                "Values", "{\"payment\":{\"kind\":\"transfer\"},\"contains\":[\"b\"],\"rest\":[\"a\",\"b\"]}");

        assertNotNull(read);
    }
}
