package dev.chirograph.generator.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Knows which schemas extend others by {@code allOf}, if the parent has a {@code discriminator}. */
final class Inheritance {
    /** Pointer of each schema that has a discriminator and descendants, to all its descendants in document order. */
    private final Map<String, List<Node>> heirs = new LinkedHashMap<>();

    private final Set<String> extending = new HashSet<>();

    Inheritance(ReadContext context, SchemaFlattener flattener) {
        Node components = context.root().child("components");
        List<Node> schemas = components == null ? List.of() : components.members("schemas");
        Map<String, List<Node>> direct = new HashMap<>();
        for (Node schema : schemas) {
            for (Node branch : schema.elements("allOf")) {
                Node extended = branch.has("$ref") ? flattener.resolved(branch) : null;
                if (extended != null && !extended.pointer().equals(schema.pointer())) {
                    direct.computeIfAbsent(extended.pointer(), pointer -> new ArrayList<>())
                            .add(schema);
                }
            }
        }
        for (Node schema : schemas) {
            if (schema.has("discriminator") && !schema.has("oneOf") && !schema.has("anyOf")) {
                Map<String, Node> found = new LinkedHashMap<>();
                collect(schema.pointer(), direct, found);
                addMapped(schema, context, found);
                found.remove(schema.pointer());
                if (!found.isEmpty()) {
                    heirs.put(schema.pointer(), List.copyOf(found.values()));
                    found.values().forEach(heir -> extending.add(heir.pointer()));
                }
            }
        }
    }

    /** Returns whether other schemas extend the schema, so that it is a union of them. */
    boolean parent(Node schema) {
        return heirs.containsKey(schema.pointer()) && schema.has("discriminator");
    }

    List<Node> heirs(Node parent) {
        return heirs.getOrDefault(parent.pointer(), List.of());
    }

    /** Returns whether the schema extends another, and so is a type even if it adds nothing. */
    boolean extendsParent(Node schema) {
        return extending.contains(schema.pointer());
    }

    private static void collect(String pointer, Map<String, List<Node>> direct, Map<String, Node> found) {
        for (Node heir : direct.getOrDefault(pointer, List.of())) {
            if (found.putIfAbsent(heir.pointer(), heir) == null) {
                collect(heir.pointer(), direct, found);
            }
        }
    }

    private static void addMapped(Node schema, ReadContext context, Map<String, Node> found) {
        Node discriminator = schema.child("discriminator");
        if (discriminator != null) {
            for (Node entry : discriminator.members("mapping")) {
                Node target = DiscriminatorReader.target(context, entry);
                if (target != null) {
                    found.putIfAbsent(target.pointer(), target);
                }
            }
        }
    }
}
