package dev.chirograph.generator.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds out in which directions each schema of a document travels, by nothing but the document: the second opinion on what
 * the difference says.
 */
final class Reach {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final JsonNode root;
    private final Map<String, Set<Direction>> schemas = new LinkedHashMap<>();

    private Reach(JsonNode root) {
        this.root = root;
    }

    /** Returns the pointer of every schema that an operation reaches, with its directions. */
    static Map<String, Set<Direction>> of(Draft draft) {
        Reach reach = new Reach(draft.root());
        reach.paths();
        return reach.schemas;
    }

    private void paths() {
        members("/paths", path -> {
            parameters(path + "/parameters");
            members(path, operation -> {
                if (METHODS.contains(operation.substring(operation.lastIndexOf('/') + 1))) {
                    operation(operation);
                }
            });
        });
    }

    private void operation(String operation) {
        parameters(operation + "/parameters");
        if (has(operation + "/requestBody")) {
            contents(target(operation + "/requestBody") + "/content", Direction.REQUEST);
        }
        members(operation + "/responses", written -> {
            String response = target(written);
            contents(response + "/content", Direction.RESPONSE);
            members(response + "/headers", header -> schema(target(header) + "/schema", Direction.RESPONSE));
        });
    }

    private void parameters(String list) {
        for (int index = 0; index < root.at(list).size(); index++) {
            String parameter = target(list + "/" + index);
            schema(parameter + "/schema", Direction.REQUEST);
            contents(parameter + "/content", Direction.REQUEST);
        }
    }

    private void contents(String contents, Direction direction) {
        members(contents, content -> schema(content + "/schema", direction));
    }

    private void schema(String written, Direction direction) {
        if (!has(written)) {
            return;
        }
        String schema = target(written);
        if (!schemas.computeIfAbsent(schema, key -> EnumSet.noneOf(Direction.class))
                .add(direction)) {
            return;
        }
        members(schema + "/properties", property -> {
            String hidden = direction == Direction.REQUEST ? "readOnly" : "writeOnly";
            if (!root.at(target(property)).path(hidden).asBoolean()
                    && !root.at(property).path(hidden).asBoolean()) {
                schema(property, direction);
            }
        });
        schema(schema + "/items", direction);
        schema(schema + "/additionalProperties", direction);
        for (String keyword : List.of("allOf", "oneOf", "anyOf")) {
            for (int index = 0; index < root.at(schema + "/" + keyword).size(); index++) {
                schema(schema + "/" + keyword + "/" + index, direction);
            }
        }
    }

    private boolean has(String pointer) {
        return !root.at(pointer).isMissingNode();
    }

    private String target(String pointer) {
        String place = pointer;
        for (int hops = 0; root.at(place).path("$ref").isTextual() && hops < 20; hops++) {
            place = root.at(place).path("$ref").textValue().substring(1);
        }
        return place;
    }

    private void members(String pointer, Consumer<String> each) {
        root.at(pointer)
                .fieldNames()
                .forEachRemaining(name ->
                        each.accept(pointer + "/" + name.replace("~", "~0").replace("/", "~1")));
    }
}
