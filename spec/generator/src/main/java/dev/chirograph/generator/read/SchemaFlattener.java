package dev.chirograph.generator.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Flattens schemas: follows references and {@code allOf} down to parts with keywords of their own only. */
final class SchemaFlattener {
    private static final Set<String> JOINTS = Set.of("$ref", "allOf");
    private static final Set<String> CHOICES = Set.of("oneOf", "anyOf");

    private final ReadContext context;

    SchemaFlattener(ReadContext context) {
        this.context = context;
    }

    /**
     * An alias: a reference to a schema with additional keywords.
     *
     * @param reference the place of the reference
     * @param besides the places of additional keywords, the schema itself last
     */
    record Alias(Node reference, List<Node> besides) {}

    /** Returns the alias that the schema is; null if it is none. */
    @Nullable
    Alias alias(Node schema) {
        List<Node> branches = branches(schema);
        List<Node> besides = new ArrayList<>();
        Node reference = null;
        for (Node branch : branches) {
            if (branch.has("$ref") && Keywords.saysNothing(branch.without(Set.of("$ref")))) {
                if (reference != null
                        && !reference.value().get("$ref").equals(branch.value().get("$ref"))) {
                    return null;
                }
                reference = branch.only("$ref");
                besides.add(own(branch));
            } else if (Keywords.saysNothing(branch)) {
                besides.add(branch);
            } else {
                return null;
            }
        }
        Node own = own(schema);
        if (reference == null || !Keywords.saysNothing(own)) {
            return null;
        }
        besides.add(own);
        return new Alias(reference, besides);
    }

    /** Returns the schema as the list of its parts. */
    AllOfSchemas of(Node schema) {
        return new AllOfSchemas(schema.pointer(), schema, expand(schema));
    }

    /** Combines schemas that a value has to match together; the last one is their place. */
    AllOfSchemas of(List<Node> schemas) {
        Map<String, Node> parts = new LinkedHashMap<>();
        List<String> key = new ArrayList<>();
        for (Node schema : schemas) {
            key.add(schema.pointer());
            expand(schema).forEach(part -> parts.put(part.pointer(), part));
        }
        return new AllOfSchemas(String.join("&", key), schemas.get(schemas.size() - 1), List.copyOf(parts.values()));
    }

    /** Returns the parts of a schema. */
    List<Node> expand(Node schema) {
        Map<String, Node> parts = new LinkedHashMap<>();
        expand(schema, new LinkedHashSet<>(), parts);
        return List.copyOf(parts.values());
    }

    /** Follows references without additional keywords; null if one is rejected. */
    @Nullable
    Node resolved(Node schema) {
        Set<String> passed = new LinkedHashSet<>();
        Node current = schema;
        while (current != null && current.has("$ref") && passed.add(current.pointer())) {
            current = context.target(current);
        }
        return current;
    }

    private void expand(Node schema, Set<String> around, Map<String, Node> parts) {
        if (!schema.value().isObject()) {
            return;
        }
        if (!around.add(schema.pointer())) {
            endless(schema);
            return;
        }
        Keywords.check(context, schema);
        for (Node branch : branches(schema)) {
            Node target =
                    branch.has("$ref") && branch.pointer().equals(schema.pointer()) ? context.target(branch) : branch;
            if (target == null) {
                continue;
            }
            boolean extended = target != branch;
            Map<String, Node> inherited = new LinkedHashMap<>();
            expand(target, around, inherited);
            for (Node part : inherited.values()) {
                // The parent's discriminator distinguishes its children and does not apply to this one.
                Node kept = extended && part.pointer().equals(target.pointer()) ? inherited(part, around) : part;
                parts.putIfAbsent(kept.pointer(), kept);
            }
        }
        around.remove(schema.pointer());
        Node own = own(schema);
        parts.remove(own.pointer());
        parts.put(own.pointer(), own);
    }

    private Node inherited(Node parent, Set<String> around) {
        Node heir = parent;
        for (String choice : CHOICES) {
            boolean own =
                    parent.elements(choice).stream().map(this::resolvedPointer).anyMatch(around::contains);
            heir = own ? heir.without(Set.of(choice)) : heir;
        }
        return heir.elements("oneOf").isEmpty() && heir.elements("anyOf").isEmpty()
                ? heir.without(Set.of("discriminator"))
                : heir;
    }

    private @Nullable String resolvedPointer(Node schema) {
        Node resolved = resolved(schema);
        return resolved == null ? null : resolved.pointer();
    }

    /** Returns the schemas that this one combines with its own keywords: the target of its reference comes first. */
    private List<Node> branches(Node schema) {
        List<Node> branches = new ArrayList<>();
        if (schema.has("$ref")) {
            branches.add(schema.only("$ref"));
        }
        if (!schema.has("$ref") || context.schemasAreJsonSchema()) {
            branches.addAll(schema.elements("allOf"));
        }
        return branches;
    }

    /** Returns the schema's own keywords. OpenAPI 3.0.4, section 4.8.23: keywords beside a reference are ignored. */
    private Node own(Node schema) {
        if (schema.has("$ref") && !context.schemasAreJsonSchema()) {
            return schema.only("$ref").without(JOINTS);
        }
        return schema.without(JOINTS);
    }

    private void endless(Node schema) {
        context.warn(
                "endless-schema",
                schema,
                "the schema refers to itself by `allOf` or `$ref`, which is ignored",
                "remove the reference to itself");
    }
}
