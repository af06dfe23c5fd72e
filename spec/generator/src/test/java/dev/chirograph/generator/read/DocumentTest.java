package dev.chirograph.generator.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            'a: [1'                | ''   | '1:6: the document: is not valid YAML: while parsing a flow sequence that starts at 1:4, expected'
            'a: 1\nb:\n\t- c'      | ''   | '3:1: the document: is not valid YAML: while scanning for the next token, found character'
            '{"a": 1,'             | ''   | '1:9: the document: is not valid JSON: Unexpected end-of-input'
            '{\n\t"a": 1,\n\tb: 2}' | ''   | '3:2: the document: is not valid JSON: Unexpected character'
            'a: 1\na: 2'           | /a   | '2:1: /a: the name `a` is a duplicate of 1:1'
            '{"x":[{"a":1,"a":2}]}' | /x/0/a | '1:14: /x/0/a: the name `a` is a duplicate of 1:8'
            'a: *b'                | ''   | '1:4: the document: is not valid YAML: found undefined alias b'
            'a: !shape round'      | ''   | '1:4: the document: is not valid YAML: could not determine a constructor for the tag !shape'
            'just text'            | ''   | 'the document: must be an object with the key `openapi`'
            """)
    void syntaxErrorIsRejectedWithLineAndColumn(String text, String pointer, String message) {
        ContractException refused = assertThrows(
                ContractException.class,
                () -> Document.parse(text.replace("\\n", "\n").replace("\\t", "\t")));

        assertTrue(refused.getMessage().startsWith("\n  " + message), refused.getMessage());
        assertEquals(pointer, refused.diagnostics().get(0).pointer());
    }

    @Test
    void everyDuplicateKeyIsReportedWithBothPlaces() {
        String yaml = "a: {b: 1, b: 2}\nc: &c {d: 1}\ne: *c\nf: {<<: *c, d: 2}\na: 3\n";

        ContractException refused = assertThrows(ContractException.class, () -> Document.parse(yaml));

        assertEquals(
                List.of("/a/b", "/a"),
                refused.diagnostics().stream().map(Diagnostic::pointer).toList());
        assertEquals(new Location("", 5, 1), refused.diagnostics().get(1).location());
        assertTrue(refused.diagnostics().get(1).message().contains("is a duplicate of 1:1"), refused.getMessage());
    }

    @Test
    void anEmptyTextIsRejected() {
        ContractException refused = assertThrows(ContractException.class, () -> Document.parse(""));

        assertTrue(refused.getMessage().contains("use an OpenAPI document"), refused.getMessage());
    }

    @Test
    void theTextStaysAsItWasAndTheJsonSaysTheSame() {
        String yaml = """
                openapi: 3.1.0 # a comment
                scopes: &scopes {read: Read.}
                again: *scopes
                date: 2026-11-24
                '200': 0.01
                """;

        Document document = Document.parse(yaml);

        assertEquals(yaml, document.text());
        assertEquals("""
                {
                  "openapi" : "3.1.0",
                  "scopes" : {
                    "read" : "Read."
                  },
                  "again" : {
                    "read" : "Read."
                  },
                  "date" : "2026-11-24",
                  "200" : 0.01
                }
                """, document.json());
    }

    @Test
    void theJsonOfADocumentIsADocumentOfTheSameContract() {
        Document yaml = Documents.withPart("3.1.0", "{type: number, minimum: 0.10, default: 12.5}");

        Document json = Document.parse(yaml.json());

        assertEquals(yaml.contract(), json.contract());
    }
}
