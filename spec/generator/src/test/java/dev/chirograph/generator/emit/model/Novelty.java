package dev.chirograph.generator.emit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A document to which something was added wherever that can be, which servers may answer from then on.
 *
 * @param kind what was added
 * @param marks what was added, each by a string that stands in it alone
 * @param document the new document, as JSON
 */
record Novelty(Kind kind, Set<String> marks, String document) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Values, not schemas, stand below these. */
    private static final Set<String> VALUES = Set.of("example", "examples", "default", "const", "x-page");

    enum Kind {
        VALUE,
        PROPERTY,
        MEMBER
    }

    /** Returns a new document for each kind. */
    static Novelty add(Kind kind, String json) throws IOException {
        ObjectNode root = (ObjectNode) MAPPER.readTree(json);
        Set<String> marks = new LinkedHashSet<>();
        for (String pointer : schemas(root, "")) {
            String mark = "new" + (100_000 + marks.size());
            if (add(kind, (ObjectNode) root.at(pointer), root, mark)) {
                marks.add(mark);
            }
        }
        return new Novelty(kind, marks, MAPPER.writeValueAsString(root));
    }

    private static boolean add(Kind kind, ObjectNode schema, ObjectNode root, String mark) {
        return switch (kind) {
            case VALUE -> addValue(schema.path("enum"), mark);
            case PROPERTY -> addProperty(schema, mark);
            case MEMBER -> addMember(schema, root, schema.has("oneOf") ? "oneOf" : "anyOf", mark);
        };
    }

    private static boolean addValue(JsonNode values, String mark) {
        if (!values.path(0).isTextual()) {
            return false;
        }
        ((ArrayNode) values).add(mark);
        return true;
    }

    private static boolean addProperty(ObjectNode schema, String mark) {
        if (!schema.path("properties").isObject()) {
            return false;
        }
        ObjectNode property = MAPPER.createObjectNode().put("type", "object");
        property.putObject("properties").putObject("of").put("type", "string");
        // What the document says already of members that it does not name holds for those that it names one day.
        JsonNode additional = schema.path("additionalProperties");
        ((ObjectNode) schema.path("properties")).set(mark, additional.isObject() ? additional.deepCopy() : property);
        return true;
    }

    private static boolean addMember(ObjectNode schema, ObjectNode root, String keyword, String mark) {
        List<JsonNode> members = new ArrayList<>();
        schema.path(keyword).forEach(members::add);
        members.removeIf(member -> member.path("type").asText().equals("null") || !declares(member));
        if (members.size() < 2) {
            return false;
        }
        ObjectNode member = MAPPER.createObjectNode().put("type", "object");
        ObjectNode properties = member.putObject("properties");
        properties.putObject(mark).put("type", "string");
        ArrayNode required = member.putArray("required").add(mark);
        JsonNode property = schema.path("discriminator").path("propertyName");
        if (property.isTextual()) {
            properties.putObject(property.asText()).put("type", "string");
            required.add(property.asText());
        }
        ((ObjectNode) root.at("/components/schemas")).set(mark, member);
        String reference = "#/components/schemas/" + mark;
        ((ArrayNode) schema.path(keyword)).addObject().put("$ref", reference);
        if (schema.path("discriminator").path("mapping").isObject()) {
            ((ObjectNode) schema.path("discriminator").path("mapping")).put(mark, reference);
        }
        return true;
    }

    /** Whether a member of a union is a type, and no mere list of what must be there. */
    private static boolean declares(JsonNode member) {
        return member.has("$ref") || member.has("type") || member.has("properties");
    }

    private static List<String> schemas(JsonNode node, String pointer) {
        List<String> found = new ArrayList<>();
        if (node.isObject() && !pointer.isEmpty()) {
            found.add(pointer);
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!VALUES.contains(name)) {
                found.addAll(schemas(
                        node.get(name), pointer + "/" + name.replace("~", "~0").replace("/", "~1")));
            }
        }
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            found.addAll(schemas(node.get(index), pointer + "/" + index));
        }
        return found;
    }
}
