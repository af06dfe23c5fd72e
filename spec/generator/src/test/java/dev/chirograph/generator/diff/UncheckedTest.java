package dev.chirograph.generator.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UncheckedTest {
    private static final String WORD = "/components/schemas/Thing/properties/word";
    private static final String SCHEMAS = "/components/schemas/";

    private static Draft draft() {
        return Draft.of(Edit.resource("changes.yaml"));
    }

    private static List<String> told(Draft before, UnaryOperator<Draft> edit) {
        return Diff.between(before.contract(), edit.apply(before.copy()).contract()).stream()
                .map(change -> change.kind().kebab() + " " + change.subject())
                .toList();
    }

    @Test
    void aSchemaThatMovesBehindAReferenceIsNoChangeOfItsUncheckedKeywords() {
        Draft before = draft().set(WORD, "{type: string, unevaluatedItems: {const: a}}");

        List<String> told = told(
                before,
                draft -> draft.set(
                                SCHEMAS + "Word", "{type: string, unevaluatedItems: {$ref: '#/components/schemas/A'}}")
                        .set(SCHEMAS + "A", "{const: a}")
                        .set(WORD, "{$ref: '#/components/schemas/Word'}"));

        assertEquals(List.of(), told);
    }

    @Test
    void orderAndProseWithinAnUncheckedKeywordAreNoChange() {
        Draft before = draft().set(
                        WORD + "/unevaluatedItems",
                        "{description: A., enum: [a, b], anyOf: [{minLength: 1}, {maxLength: 9}]}");

        List<String> told = told(
                before,
                draft -> draft.set(
                        WORD + "/unevaluatedItems",
                        "{anyOf: [{maxLength: 9.0}, {minLength: 1}], enum: [b, a], title: B}"));

        assertEquals(List.of(), told);
    }

    @Test
    void aPropertyThatIsCalledLikeAnAnnotationIsNone() {
        Draft before = draft().set(WORD + "/unevaluatedItems", "{properties: {title: {const: a}}}");

        List<String> told =
                told(before, draft -> draft.set(WORD + "/unevaluatedItems", "{properties: {title: {const: b}}}"));

        assertEquals(List.of("unchecked-keyword-changed Thing.word"), told);
    }

    @Test
    void anUncheckedKeywordThatRefersBackToItsSchemaIsCompared() {
        Draft before = draft().set(
                        SCHEMAS + "Rules/unevaluatedItems",
                        "{properties: {card: {$ref: '#/components/schemas/Rules'}}}");

        List<String> same = told(before, draft -> draft);
        List<String> told = told(
                before,
                draft -> draft.set(
                        SCHEMAS + "Rules/unevaluatedItems/properties/card", "{$ref: '#/components/schemas/Thing'}"));

        assertEquals(List.of(), same);
        assertEquals(List.of("unchecked-keyword-changed Rules"), told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SCHEMAS + "Rules/allOf/0/unevaluatedItems",
                SCHEMAS + "Thing/properties/tags/items/unevaluatedItems",
                SCHEMAS + "Circle/properties/form/unevaluatedItems",
                SCHEMAS + "Report/additionalProperties/unevaluatedItems",
                "/paths/~1things/get/parameters/4/schema/items/unevaluatedItems",
                "/paths/~1things/get/responses/200/headers/Total/schema/unevaluatedItems",
                "/components/schemas/Problem/properties/type/unevaluatedItems"
            })
    void anUncheckedKeywordIsFoundWhereverASchemaStands(String pointer) {
        Draft before = draft().set(SCHEMAS + "Rules/allOf", "[{type: object}]");

        List<Change> changes = Diff.between(
                before.contract(), before.copy().set(pointer, "{const: 7}").contract());

        assertEquals(List.of(pointer), changes.stream().map(Change::pointer).toList());
        assertEquals(ChangeKind.UNCHECKED_KEYWORD_ADDED, changes.get(0).kind());
    }

    @Test
    void siblingsOfAReferenceBeforeOpenApi31AreNoChange() {
        Draft before = draft().set("/openapi", "3.0.4")
                .remove("/components/schemas/Thing/properties/note")
                .remove("/components/schemas/Page/properties/next")
                .remove("/paths/~1things/get/x-page")
                .set("/components/schemas/Page/required", "[things]");

        List<String> told = told(
                before,
                draft -> draft.set(
                        "/components/schemas/Thing/properties/colour",
                        "{$ref: '#/components/schemas/Colour', unevaluatedItems: {const: red}}"));

        assertEquals(List.of(), told);
    }

    @Test
    void aReferenceInAWebhookIsFollowed() {
        Draft before = draft().set("/webhooks", "{made: {$ref: '#/components/pathItems/Made'}}")
                .set(
                        "/components/pathItems",
                        "{Made: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Rules'}}}}}}}");

        List<String> told = told(before, draft -> draft.set(SCHEMAS + "Rules/required", "[card]"));

        assertEquals(
                List.of("property-became-required Rules.card", "unchecked-keyword-changed webhook made"),
                told.stream().sorted().toList());
    }
}
