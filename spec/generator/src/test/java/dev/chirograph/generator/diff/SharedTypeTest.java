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
