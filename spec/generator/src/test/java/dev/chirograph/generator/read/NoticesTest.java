package dev.chirograph.generator.read;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.contract.Notice;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticesTest {
    private static final String PART = "/components/schemas/Thing/properties/part";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {not: {type: string}}                                 | /not                   | unchecked-keyword
            {if: {type: string}, type: string}                    | /if                    | unchecked-keyword
            {type: object, patternProperties: {a: {}}}            | /patternProperties     | unchecked-keyword
            {type: array, prefixItems: [{type: string}]}          | /prefixItems           | unchecked-keyword
            {type: array, items: [{type: string}]}                | /items                 | unchecked-keyword
            {type: string, contentEncoding: base32}               | /contentEncoding       | unchecked-keyword
            {type: string, pattern: '['}                          | /pattern               | unchecked-keyword
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
    void whatIsReadInAnotherWayThanWrittenIsRemarked(String schema, String pointer, String rule) {
        Document document = Documents.withPart("3.1.0", schema);

        List<Notice> notices = document.contract().notices();

        String place = pointer.startsWith("/components") ? pointer : PART + pointer;
        assertTrue(
                notices.stream()
                        .anyMatch(notice ->
                                notice.pointer().equals(place) && notice.rule().equals(rule)),
                () -> "expected " + rule + " at " + place + ", but was " + notices);
    }
}
