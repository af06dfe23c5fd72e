package dev.chirograph.generator.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Creates mutations of a document: every kind of them at every place where it can be made. */
final class Mutations {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final Set<String> BARE = Set.of("type", "description", "title", "example", "examples");

    private final JsonNode root;
    private final List<Mutation> mutations = new ArrayList<>();
    private final Set<String> twice = new HashSet<>();

    private Mutations(Draft draft) {
        this.root = draft.root();
    }

    static List<Mutation> of(Draft draft) {
        Mutations mutations = new Mutations(draft);
        mutations.findTwice("");
        mutations.operations();
        Reach.of(draft).forEach(mutations::schema);
        return mutations.mutations;
    }

    /** Finds the properties that several parts of an {@code allOf} name: neither part has the last word on them. */
    private void findTwice(String pointer) {
        Map<String, String> seen = new HashMap<>();
        String parts = pointer + "/allOf";
        for (int index = 0; index < root.at(parts).size(); index++) {
            String part = root.at(parts)
                    .get(index)
                    .path("$ref")
                    .asText("#" + parts + "/" + index)
                    .substring(1);
            List<String> names = members(part + "/properties");
            root.at(part).path("required").forEach(name -> names.add(part + "/properties/" + name.asText()));
            for (String property : new LinkedHashSet<>(names)) {
                String other = seen.put(property.substring(property.lastIndexOf('/')), property);
                if (other != null) {
                    twice.addAll(List.of(property, other));
                }
            }
        }
        members(pointer).forEach(this::findTwice);
        for (int index = 0;
                root.at(pointer).isArray() && index < root.at(pointer).size();
                index++) {
            findTwice(pointer + "/" + index);
        }
    }

    private void operations() {
        for (String path : members("/paths")) {
            for (String operation : members(path)) {
                if (METHODS.contains(operation.substring(operation.lastIndexOf('/') + 1))) {
                    operation(operation, path);
                }
            }
        }
    }

    private void operation(String operation, String path) {
        whole("remove the operation", operation, draft -> draft.remove(operation), ChangeKind.OPERATION_REMOVED);
        if (!path.contains("{")) {
            whole(
                    "add an operation",
                    path + "-added/get",
                    draft -> draft.set(
                            path + "-added",
                            "{get: {operationId: addedByMutation, responses: {'204': {description: It.}}}}"),
                    ChangeKind.OPERATION_ADDED);
        }
        JsonNode node = root.at(operation);
        if (node.path("operationId").isTextual()) {
            whole(
                    "rename the operation",
                    operation,
                    draft -> draft.set(operation + "/operationId", "renamedByMutation"),
                    ChangeKind.OPERATION_ID_CHANGED);
        }
        if (!node.path("deprecated").asBoolean()) {
            whole(
                    "deprecate the operation",
                    operation + "/deprecated",
                    draft -> draft.set(operation + "/deprecated", "true"),
                    ChangeKind.DEPRECATED);
        }
        if (!node.has("x-rate-limit")) {
            whole(
                    "limit the operation",
                    operation + "/x-rate-limit",
                    draft -> draft.set(
                            operation + "/x-rate-limit", "{name: mutation, limit: 1, window: PT1M, per: client}"),
                    ChangeKind.RATE_LIMIT_ADDED);
        } else if (node.path("x-rate-limit").isObject()) {
            String limit = operation + "/x-rate-limit";
            long calls = root.at(limit).path("limit").asLong();
            whole(
                    "tighten the limit",
                    limit,
                    draft -> draft.set(limit + "/limit", String.valueOf(calls - 1)),
                    ChangeKind.RATE_LIMIT_TIGHTENED);
        }
        parameters(operation);
        body(operation);
        answers(operation);
    }

    private void parameters(String operation) {
        String list = operation + "/parameters";
        int size = root.at(list).size();
        for (boolean required : List.of(true, false)) {
            String parameter = "{name: addedByMutation, in: query, required: " + required + ", schema: {type: string}}";
            request(
                    "add a parameter, required: " + required,
                    list + "/" + size,
                    draft -> {
                        if (size == 0) {
                            draft.set(list, "[]");
                        }
                        draft.set(list + "/-", parameter);
                    },
                    required ? ChangeKind.REQUIRED_PARAMETER_ADDED : ChangeKind.PARAMETER_ADDED);
        }
        for (int index = 0; index < size; index++) {
            String pointer = list + "/" + index;
            JsonNode parameter = root.at(pointer);
            if (parameter.has("$ref")
                    || !Set.of("query", "header").contains(parameter.path("in").asText())) {
                continue;
            }
            if (Set.of("authorization", "accept", "content-type")
                    .contains(parameter.path("name").asText().toLowerCase(Locale.ROOT))) {
                continue;
            }
            if (root.at(operation).path("x-page").path("cursor").equals(parameter.path("name"))) {
                continue;
            }
            boolean required = parameter.path("required").asBoolean();
            request("remove a parameter", pointer, draft -> draft.remove(pointer), ChangeKind.PARAMETER_REMOVED);
            request(
                    "flip whether a parameter is required",
                    pointer,
                    draft -> draft.set(pointer + "/required", String.valueOf(!required)),
                    required ? ChangeKind.PARAMETER_BECAME_OPTIONAL : ChangeKind.PARAMETER_BECAME_REQUIRED);
        }
    }

    private void body(String operation) {
        String body = operation + "/requestBody";
        JsonNode node = root.at(body);
        if (node.isMissingNode() || node.has("$ref")) {
            return;
        }
        boolean required = node.path("required").asBoolean();
        request("remove the body", body, draft -> draft.remove(body), ChangeKind.BODY_REMOVED);
        request(
                "flip whether the body is required",
                body,
                draft -> draft.set(body + "/required", String.valueOf(!required)),
                required ? ChangeKind.BODY_BECAME_OPTIONAL : ChangeKind.BODY_BECAME_REQUIRED);
        String added = body + "/content/application~1x-mutation";
        request(
                "add a media type",
                added,
                draft -> draft.set(added, "{schema: {type: string}}"),
                ChangeKind.MEDIA_TYPE_ADDED);
    }

    private void answers(String operation) {
        for (String response : members(operation + "/responses")) {
            String status = response.substring(response.lastIndexOf('/') + 1);
            boolean refused = status.startsWith("4") || status.startsWith("5") || status.equals("default");
            if (status.startsWith("x-") || root.at(operation + "/responses").size() < 2) {
                continue;
            }
            String pointer = root.at(response).has("$ref")
                    ? root.at(response).path("$ref").textValue().substring(1)
                    : response;
            answer(
                    "remove an answer",
                    pointer,
                    draft -> draft.remove(response),
                    refused ? ChangeKind.ERROR_STATUS_REMOVED : ChangeKind.SUCCESS_STATUS_REMOVED);
        }
        for (String status : List.of("299", "499")) {
            String response = operation + "/responses/" + status;
            answer(
                    "add the answer " + status,
                    response,
                    draft -> draft.set(response, "{description: It.}"),
                    status.startsWith("2") ? ChangeKind.SUCCESS_STATUS_ADDED : ChangeKind.ERROR_STATUS_ADDED);
        }
    }

    private void schema(String schema, Set<Direction> directions) {
        JsonNode node = root.at(schema);
        Direction direction =
                directions.size() == 2 ? Direction.BOTH : directions.iterator().next();
        if (node.path("properties").size() > 0) {
            add(
                    "add a property",
                    direction,
                    schema + "/properties/addedByMutation",
                    draft -> draft.set(schema + "/properties/addedByMutation", "{type: string}"),
                    ChangeKind.PROPERTY_ADDED);
        }
        values(schema, node, direction);
        bounds(schema, node, direction);
        if (schema.endsWith("/schema") || !schema.contains("/properties/")) {
            return;
        }
        String name = schema.substring(schema.lastIndexOf('/') + 1);
        String object = schema.substring(0, schema.lastIndexOf("/properties/"));
        if (name.contains("~")
                || twice.contains(schema)
                || !root.at(object + "/properties/" + name).equals(node)) {
            return;
        }
        property(object, name, schema, direction);
    }

    private void property(String object, String name, String property, Direction direction) {
        JsonNode node = root.at(property);
        int required = index(root.at(object).path("required"), name);
        // Without any property it would be another type.
        if (root.at(object + "/properties").size() > 1) {
            add(
                    "remove a property",
                    direction,
                    property,
                    draft -> {
                        draft.remove(property);
                        if (required >= 0) {
                            draft.remove(object + "/required/" + required);
                        }
                    },
                    ChangeKind.PROPERTY_REMOVED);
        }
        if (required >= 0) {
            add(
                    "let a property be missing",
                    direction,
                    property,
                    draft -> draft.remove(object + "/required/" + required),
                    ChangeKind.PROPERTY_BECAME_OPTIONAL);
        } else {
            add(
                    "let a property be there always",
                    direction,
                    property,
                    draft -> {
                        if (!root.at(object).has("required")) {
                            draft.set(object + "/required", "[]");
                        }
                        draft.set(object + "/required/-", "'" + name + "'");
                    },
                    ChangeKind.PROPERTY_BECAME_REQUIRED);
        }
        boolean bare = true;
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            bare &= BARE.contains(member.getKey());
        }
        if (bare && node.path("type").asText().equals("string")) {
            add(
                    "change the type",
                    direction,
                    property,
                    draft -> draft.set(property + "/type", "boolean"),
                    ChangeKind.TYPE_CHANGED);
            add(
                    "bound a text",
                    direction,
                    property + "/maxLength",
                    draft -> draft.set(property + "/maxLength", "7"),
                    ChangeKind.LENGTH_TIGHTENED);
        }
        if (node.path("description").isTextual()) {
            add(
                    "describe otherwise",
                    Direction.NEITHER,
                    property,
                    draft -> draft.set(property + "/description", "Described by mutation."),
                    ChangeKind.PROSE_CHANGED);
        }
    }

    private void values(String schema, JsonNode node, Direction direction) {
        JsonNode values = node.path("enum");
        boolean texts = values.size() > 1;
        for (JsonNode value : values) {
            texts &= value.isTextual();
        }
        if (!texts || !node.path("type").asText().equals("string") || node.has("default")) {
            return;
        }
        boolean open = !node.has("x-open-enum") || node.path("x-open-enum").asBoolean();
        // Only an enum that has a name is a type of its own.
        boolean named = schema.matches("/components/schemas/[^/]+");
        ChangeKind kind = open ? ChangeKind.ENUM_VALUE_ADDED : ChangeKind.CLOSED_ENUM_VALUE_ADDED;
        add(
                "add a value",
                direction,
                named ? schema : schema + "/enum",
                draft -> draft.set(schema + "/enum/-", "added by mutation"),
                named ? kind : ChangeKind.VALUE_ADDED);
        add(
                "remove a value",
                direction,
                named ? schema : schema + "/enum",
                draft -> draft.remove(schema + "/enum/0"),
                named ? ChangeKind.ENUM_VALUE_REMOVED : ChangeKind.VALUE_REMOVED);
    }

    private void bounds(String schema, JsonNode node, Direction direction) {
        for (String bound : List.of("maxLength", "maximum", "maxItems")) {
            JsonNode value = node.path(bound);
            if (!value.isIntegralNumber() || value.asLong() <= 2 || value.asLong() > 1_000_000 || node.has("default")) {
                continue;
            }
            String pointer = schema + "/" + bound;
            for (long step : new long[] {-1, 1}) {
                add(
                        step < 0 ? "tighten a bound" : "loosen a bound",
                        direction,
                        pointer,
                        draft -> draft.set(pointer, String.valueOf(value.asLong() + step)),
                        step < 0
                                ? new ChangeKind[] {
                                    ChangeKind.LENGTH_TIGHTENED,
                                    ChangeKind.RANGE_TIGHTENED,
                                    ChangeKind.ITEMS_TIGHTENED,
                                    ChangeKind.PAGE_SIZE_LOWERED
                                }
                                : new ChangeKind[] {
                                    ChangeKind.LENGTH_LOOSENED,
                                    ChangeKind.RANGE_LOOSENED,
                                    ChangeKind.ITEMS_LOOSENED,
                                    ChangeKind.PAGE_SIZE_RAISED
                                });
            }
        }
    }

    private static int index(JsonNode list, String text) {
        if (list instanceof ArrayNode texts) {
            for (int index = 0; index < texts.size(); index++) {
                if (texts.get(index).asText().equals(text)) {
                    return index;
                }
            }
        }
        return -1;
    }

    private void whole(String name, String pointer, Consumer<Draft> edit, ChangeKind kind) {
        add(name, Direction.NEITHER, pointer, edit, kind);
    }

    private void request(String name, String pointer, Consumer<Draft> edit, ChangeKind kind) {
        add(name, Direction.REQUEST, pointer, edit, kind);
    }

    private void answer(String name, String pointer, Consumer<Draft> edit, ChangeKind kind) {
        add(name, Direction.RESPONSE, pointer, edit, kind);
    }

    private void add(String name, Direction direction, String pointer, Consumer<Draft> edit, ChangeKind... kinds) {
        mutations.add(new Mutation(name, EnumSet.copyOf(Arrays.asList(kinds)), direction, pointer, edit));
    }

    private List<String> members(String pointer) {
        List<String> members = new ArrayList<>();
        root.at(pointer)
                .fieldNames()
                .forEachRemaining(name ->
                        members.add(pointer + "/" + name.replace("~", "~0").replace("/", "~1")));
        return members;
    }
}
