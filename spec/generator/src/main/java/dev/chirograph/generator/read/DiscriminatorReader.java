package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Declaration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the discriminator of a union: the property and the values of each variant. */
final class DiscriminatorReader {
    private static final Set<String> KNOWN = Set.of("propertyName", "mapping", "defaultMapping");

    private final ReadContext context;
    private final SchemaFlattener flattener;

    DiscriminatorReader(ReadContext context, SchemaFlattener flattener) {
        this.context = context;
        this.flattener = flattener;
    }

    /**
     * A candidate that the discriminator selects.
     *
     * @param place the place that names it
     * @param schema its schema
     * @param keeping all schemas that its values have to match
     * @param named whether its own name is a value of the discriminator
     */
    record Choosable(Node place, Node schema, List<Node> keeping, boolean named) {}

    /**
     * The result.
     *
     * @param values the discriminator values of each variant
     */
    record Found(Declaration.Discriminator discriminator, List<List<String>> values) {}

    /** Returns how the variants are distinguished; null if a discriminator cannot do it. */
    @Nullable
    Found read(Node discriminator, List<Choosable> variants) {
        if (!discriminator.value().isObject()) {
            useless(discriminator, "is not an object");
            return null;
        }
        context.knownMembers(discriminator, KNOWN);
        String property = context.prose(discriminator, "propertyName");
        if (property.isEmpty()) {
            useless(discriminator, "has no `propertyName`");
            return null;
        }
        List<List<String>> values = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<String> targets = new HashSet<>();
        for (Choosable variant : variants) {
            targets.add(variant.schema().pointer());
            if (!has(variant, property)) {
                useless(
                        discriminator,
                        "`" + property + "` is not a property of the variant at "
                                + variant.place().pointer());
                return null;
            }
            List<String> own = values(discriminator, property, variant);
            if (own.isEmpty()) {
                useless(
                        discriminator,
                        "has no value for the variant at " + variant.place().pointer());
                return null;
            }
            for (String value : own) {
                if (!seen.add(value)) {
                    useless(discriminator, "maps `" + value + "` to two variants");
                    return null;
                }
            }
            values.add(own);
        }
        checkMapping(discriminator, targets);
        return new Found(new Declaration.Discriminator(discriminator.pointer(), property), values);
    }

    /** Returns the target of a mapping entry: a schema of the document by name, or any schema by reference. */
    static @Nullable Node target(ReadContext context, Node entry) {
        String said = entry.value().asText();
        Node component = said.matches("[\\w.-]+") ? context.component("schemas", said) : null;
        return component != null ? component : context.target(entry.file(), said);
    }

    private boolean has(Choosable variant, String property) {
        Node own = variant.schema().child("discriminator");
        if (own != null && property.equals(own.value().path("propertyName").asText())) {
            return true;
        }
        return variant.keeping().stream()
                .anyMatch(part -> part.value().path("properties").has(property));
    }

    private List<String> values(Node discriminator, String property, Choosable variant) {
        List<String> mapped = new ArrayList<>();
        for (Node entry : discriminator.members("mapping")) {
            Node target = target(context, entry);
            if (target != null && target.pointer().equals(variant.schema().pointer())) {
                mapped.add(entry.name());
            }
        }
        if (!mapped.isEmpty()) {
            return mapped;
        }
        Set<String> allowed = allowed(property, variant);
        String implicit = variant.named() ? variant.schema().name() : "";
        if (variant.named() && (allowed.isEmpty() || allowed.contains(implicit))) {
            return List.of(implicit);
        }
        if (variant.named()) {
            context.warn(
                    "discriminator-value",
                    variant.place(),
                    "its implicit discriminator value `" + implicit + "` is not allowed for `" + property + "`",
                    "add a `mapping` to the discriminator");
        }
        return allowed.stream()
                .filter(implicit::equalsIgnoreCase)
                .findFirst()
                .map(List::of)
                .orElse(List.copyOf(allowed));
    }

    /** Returns the allowed values of the property; empty if it may have any value. */
    private Set<String> allowed(String property, Choosable variant) {
        Set<String> allowed = new LinkedHashSet<>();
        boolean first = true;
        for (Node part : variant.keeping()) {
            Node properties = part.child("properties");
            Node said = properties == null ? null : properties.child(property);
            for (Node node : said == null ? List.<Node>of() : flattener.expand(said)) {
                Set<String> own = new LinkedHashSet<>();
                node.elements("enum").forEach(value -> own.add(value.value().asText()));
                Node constant = node.child("const");
                if (constant != null) {
                    own.add(constant.value().asText());
                }
                if (!own.isEmpty() && first) {
                    allowed.addAll(own);
                    first = false;
                } else if (!own.isEmpty()) {
                    allowed.retainAll(own);
                }
            }
        }
        return allowed;
    }

    private void checkMapping(Node discriminator, Set<String> targets) {
        for (Node entry : discriminator.members("mapping")) {
            Node target = target(context, entry);
            if (target == null || !targets.contains(target.pointer())) {
                context.warn(
                        "discriminator-value",
                        entry,
                        "`" + entry.value().asText() + "` is not a variant, and is ignored",
                        "map the value to a variant, or remove it");
            }
        }
    }

    private void useless(Node discriminator, String why) {
        context.warn(
                "useless-discriminator",
                discriminator,
                why + "; variants are distinguished by structure",
                "make every variant an object that has the property, with distinct values");
    }
}
