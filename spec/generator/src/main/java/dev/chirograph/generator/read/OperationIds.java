package dev.chirograph.generator.read;

import dev.chirograph.generator.java.Names;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives each operation an id that is unique as a method name: its own, or one derived from its method and path. */
final class OperationIds {
    private final ReadContext context;
    /** Method name to the pointer of its operation. */
    private final Map<String, String> taken = new HashMap<>();

    OperationIds(ReadContext context) {
        this.context = context;
    }

    /** Reserves the id of an operation, so that none is derived that equals it. */
    void keep(Node place, Node operation) {
        String id = said(operation);
        if (id != null) {
            taken.putIfAbsent(Names.member(id), place.pointer());
        }
    }

    /**
     * Returns the id.
     *
     * @param place the place of the operation: the operation itself, or its reference
     */
    String of(Node place, Node operation, PathTemplate path) {
        String id = said(operation);
        if (id != null && place.pointer().equals(taken.get(Names.member(id)))) {
            return id;
        }
        String made = made(place, path);
        if (id == null) {
            context.warn(
                    "missing-operation-id",
                    operation,
                    "has no `operationId`, which is generated as `" + made + "`",
                    "add `operationId`");
        } else {
            context.warn(
                    "duplicate-operation-id",
                    operation.pointerTo("operationId"),
                    "`" + id + "` is also the method name of the operation at " + taken.get(Names.member(id))
                            + ", and is replaced with `" + made + "`",
                    "choose another id");
        }
        return made;
    }

    private static @Nullable String said(Node operation) {
        Node said = operation.child("operationId");
        return said == null
                        || !said.value().isValueNode()
                        || said.value().asText().isBlank()
                ? null
                : said.value().asText();
    }

    private String made(Node place, PathTemplate path) {
        StringBuilder words = new StringBuilder(place.name());
        for (String part : path.text().split("/")) {
            // A variable `{id}` contributes the words `by id`.
            words.append(' ').append(part.replaceAll("^\\{", "by {"));
        }
        String wanted = Names.member(words.toString());
        String made = wanted;
        for (int number = 2; taken.putIfAbsent(made, place.pointer()) != null; number++) {
            made = wanted + number;
        }
        return made;
    }
}
