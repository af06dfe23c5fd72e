package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Determines whether other schemas imply a schema, so that merging is unnecessary. */
final class RedundancyCheck {
    private RedundancyCheck() {}

    static boolean covered(Node part, List<Node> others) {
        if (others.stream().anyMatch(other -> other.pointer().equals(part.pointer()))) {
            return true;
        }
        Set<String> required = new HashSet<>();
        for (Node other : others) {
            other.elements("required").forEach(name -> required.add(name.value().asText()));
        }
        for (Node member : part.members()) {
            boolean says = switch (member.name()) {
                case "type" -> true;
                case "required" ->
                    member.elements().stream()
                            .allMatch(name -> required.contains(name.value().asText()));
                case "properties" ->
                    member.members().stream()
                            .allMatch(property -> others.stream()
                                    .anyMatch(other -> narrower(
                                            property.value(),
                                            other.value().path("properties").path(property.name()))));
                default -> member.name().startsWith("x-");
            };
            if (!says) {
                return false;
            }
        }
        return true;
    }

    /** Whether the second is the first or narrows it with the same type. */
    private static boolean narrower(JsonNode wide, JsonNode narrow) {
        if (wide.equals(narrow)) {
            return true;
        }
        boolean typeOnly = new Node("", wide)
                .without(Keywords.ANNOTATIONS).members().stream()
                        .allMatch(member -> member.name().equals("type"));
        return typeOnly
                && narrow.isObject()
                && (!wide.has("type") || wide.path("type").equals(narrow.path("type")));
    }
}
