package dev.chirograph.generator.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.diff.BreakingChanges;
import dev.chirograph.generator.read.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final String BOOKS = """
            openapi: 3.1.0
            info: {title: Books, version: %s}
            paths:
              /books/{id}:
                get:
                  operationId: getBook
                  parameters:
                    - {name: id, in: path, required: true, schema: {type: integer}}
                  responses:
                    '200':
                      description: The book.
                      content:
                        application/json:
                          schema: {$ref: '#/components/schemas/Book'}
            components:
              schemas:
                Book:
                  type: object
                  required: [title]
                  properties:
                    title: {type: string}
            %s""";
    private static final String PRICE = "        price: {type: number}\n";
    private static final String PAGES = "        pages: {type: integer}\n";

    private static final String REMOVED = """
            %s:
              - change: property-removed
                at: /components/schemas/Book/properties/price
                reason: Prices are in the shop.
            """;

    @Test
    void aDocumentThatDidNotChangeMayPassAsItIs() {
        Gate gate = gate("1.0.0", PRICE, "1.0.0", PRICE, "");

        assertEquals(List.of(), gate.problems());
    }

    @Test
    void anUndeclaredBreakIsRejectedUntilItIsDeclared() {
        Gate undeclared = gate("1.0.0", PRICE, "2.0.0", "", "");
        Gate declared = gate("1.0.0", PRICE, "2.0.0", "", REMOVED.formatted("2.0.0"));

        assertEquals(1, undeclared.problems().size());
        assertTrue(
                undeclared
                        .problems()
                        .get(0)
                        .endsWith("add to the breaking changes of 2.0.0: {change: property-removed, at:"
                                + " /components/schemas/Book/properties/price, reason: ...}"),
                undeclared.problems()::toString);
        assertEquals(List.of(), declared.problems());
    }

    @Test
    void aVersionThatIsTooLowForTheChangesIsRejected() {
        String told = "is too low for the changes; set info.version to ";

        assertTrue(only(gate("1.0.0", "", "1.0.0", PAGES, "")).endsWith(told + "1.1.0 or above"));
        assertEquals(List.of(), gate("1.0.0", "", "1.1.0", PAGES, "").problems());
        assertTrue(only(gate("1.0.0", PRICE, "1.1.0", "", REMOVED.formatted("1.1.0")))
                .endsWith(told + "2.0.0 or above"));
        assertTrue(only(gate("0.3.0", PRICE, "0.3.1", "", REMOVED.formatted("0.3.1")))
                .endsWith(told + "0.4.0 or above"));
        assertEquals(
                List.of(),
                gate("0.3.0", PRICE, "0.4.0", "", REMOVED.formatted("0.4.0")).problems());
    }

    @Test
    void aVersionBelowTheReleasedOneIsRejected() {
        assertEquals(
                "the version 0.9.0 is not higher than the released 1.0.0; set info.version to 1.0.0",
                only(gate("1.0.0", "", "0.9.0", "", "")));
    }

    @Test
    void aStaleDeclarationIsRejectedUntilItIsRemoved() {
        Gate stale = gate("1.0.0", PRICE, "2.0.0", PRICE, REMOVED.formatted("2.0.0"));
        Gate gone = gate("1.0.0", PRICE, "2.0.0", PRICE, "");

        assertEquals(
                "a breaking change is declared as property-removed at /components/schemas/Book/properties/price for 2.0.0, but the document does not contain that change; remove the declaration",
                only(stale));
        assertEquals(List.of(), gone.problems());
    }

    @Test
    void declarationsOfTheReleasedVersionStay() {
        assertEquals(
                List.of(),
                gate("2.0.0", "", "2.0.0", "", REMOVED.formatted("2.0.0")).problems());
        assertEquals(
                List.of(),
                gate("2.0.0", "", "2.1.0", PAGES, REMOVED.formatted("2.0.0")).problems());
    }

    private static String only(Gate gate) {
        assertEquals(1, gate.problems().size(), gate.problems()::toString);
        return gate.problems().get(0);
    }

    private static Gate gate(String before, String had, String after, String has, String declarations) {
        return Gate.between(contract(before, had), contract(after, has), BreakingChanges.parse(declarations), after);
    }

    private static Contract contract(String version, String property) {
        return Document.parse(BOOKS.formatted(version, property)).contract();
    }
}
