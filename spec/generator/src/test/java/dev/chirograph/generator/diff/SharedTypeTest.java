package dev.chirograph.generator.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Equal schemas without a name become one class, whose name may be another when a place is added. */
class SharedTypeTest {
    @Test
    void aTypeThatIsRenamedSinceAnotherPlaceSharesItIsReported() {
        Draft one = Draft.of(document(operation("getA")));
        Draft two = Draft.of(document(operation("getA") + operation("getB")));

        List<String> renamed = Diff.between(one.contract(), two.contract()).stream()
                .filter(change -> change.kind() == ChangeKind.TYPE_RENAMED)
                .map(change -> change.from() + " -> " + change.to())
                .toList();

        assertEquals(List.of("GetAResponse404 -> ErrorResponse404"), renamed);
    }

    @Test
    void changeInOneLocationOfASharedTypeIsReportedWithItsNewClass() {
        Draft before = Draft.of(document(operation("getA") + operation("getB") + operation("getC")));

        List<Change> changes = Diff.between(
                before.contract(),
                before.copy().set(property("getB", "more"), "{type: string}").contract());

        assertEquals(
                List.of(
                        "PROPERTY_ADDED RESPONSE " + property("getB", "more"),
                        "TYPE_RENAMED NEITHER ErrorResponse404 -> GetBResponse404"),
                changes.stream()
                        .map(change -> change.kind() + " " + change.direction() + " "
                                + (change.from().isEmpty() ? change.pointer() : change.from() + " -> " + change.to()))
                        .sorted()
                        .toList());
    }

    @Test
    void aClassThatManyPlacesShareIsRenamedOnce() {
        Draft before = Draft.of(document(operation("getA")));
        Draft after = Draft.of(document(operation("getA") + operation("getB") + operation("getC")));

        long renamed = Diff.between(after.contract(), before.contract()).stream()
                .filter(change -> change.kind() == ChangeKind.TYPE_RENAMED)
                .count();

        assertEquals(1, renamed);
    }

    private static String property(String id, String name) {
        return "/paths/~1" + id + "/get/responses/404/content/application~1json/schema/properties/" + name;
    }

    private static String document(String paths) {
        return "openapi: 3.1.0\ninfo: {title: Shared, version: '1'}\npaths:\n" + paths;
    }

    private static String operation(String id) {
        return """
                  /%1$s:
                    get:
                      operationId: %1$s
                      responses:
                        '204': {description: Nothing.}
                        '404': {description: None., content: {application/json: {schema: {type: object, properties: {why: {type: string}}}}}}
                """.formatted(id);
    }
}
