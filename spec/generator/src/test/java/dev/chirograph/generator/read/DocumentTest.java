package dev.chirograph.generator.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            'a: [1'          | line 1, column
            '{"a": 1,'       | line: 1, column
            'a: 1\na: 2'     | Duplicate field a
            '{"a":1,"a":2}'  | Duplicate field
            'a: *b'          | undefined alias b
            'just text'      | it is no object
            """)
    void whatIsNeitherYamlNorJsonIsRefused(String text, String message) {
        ContractException refused =
                assertThrows(ContractException.class, () -> Document.parse(text.replace("\\n", "\n")));

        assertTrue(refused.getMessage().contains(message), refused.getMessage());
        assertEquals("", refused.refusals().get(0).pointer());
    }

    @Test
    void anEmptyTextIsRefused() {
        ContractException refused = assertThrows(ContractException.class, () -> Document.parse(""));

        assertTrue(refused.getMessage().contains("give an OpenAPI document"), refused.getMessage());
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
