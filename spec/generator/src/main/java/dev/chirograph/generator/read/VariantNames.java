package dev.chirograph.generator.read;

import dev.chirograph.generator.java.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names the variants of a union by a distinctive feature: a title, the value of the discriminator or of another property
 * with a single value, a constant, a required property that no other variant requires; a number if there is none.
 */
final class VariantNames {
    /** The maximum length of titles and values that are used as names; longer ones are prose. */
    private static final int LONGEST_NAME = 40;

    private final SchemaFlattener flattener;

    VariantNames(SchemaFlattener flattener) {
        this.flattener = flattener;
    }

    /** A feature that may distinguish a variant from the others. */
    private record Marks(Node place, Map<String, String> constants, Set<String> required) {}

    /** Returns the suffix of the union's name for each variant, in order. */
    List<String> suffixes(List<Node> variants, @Nullable String discriminator) {
        List<Marks> all = variants.stream().map(this::marks).toList();
        List<String> suffixes = new ArrayList<>();
        for (Marks marks : all) {
            String suffix = suffix(marks, all, discriminator);
            suffixes.add(suffix == null ? "Option" + (suffixes.size() + 1) : suffix);
        }
        return suffixes;
    }

    private @Nullable String suffix(Marks own, List<Marks> all, @Nullable String discriminator) {
        String said = said(own.place());
        if (!said.isEmpty()) {
            return said;
        }
        List<Marks> others = all.stream().filter(marks -> marks != own).toList();
        List<String> properties = new ArrayList<>();
        if (discriminator != null) {
            properties.add(discriminator);
        }
        own.constants().keySet().stream().filter(own.required()::contains).forEach(properties::add);
        properties.addAll(own.constants().keySet());
        for (String property : properties) {
            String value = own.constants().get(property);
            if (value != null
                    && others.stream()
                            .noneMatch(other -> value.equals(other.constants().get(property)))) {
                return Names.type(value);
            }
        }
        return own.required().stream()
                .filter(VariantNames::speaking)
                .filter(property ->
                        others.stream().noneMatch(other -> other.required().contains(property)))
                .findFirst()
                .map(property -> "With" + Names.type(property))
                .orElse(null);
    }

    private Marks marks(Node variant) {
        Map<String, String> constants = new LinkedHashMap<>();
        Set<String> required = new LinkedHashSet<>();
        for (Node part : flattener.expand(variant)) {
            for (Node property : part.members("properties")) {
                String value = constant(property.value().has("$ref") ? resolved(property) : property);
                if (!value.isEmpty()) {
                    constants.put(property.name(), value);
                }
            }
            part.elements("required").forEach(name -> required.add(name.value().asText()));
        }
        return new Marks(variant, constants, required);
    }

    private Node resolved(Node reference) {
        Node resolved = flattener.resolved(reference);
        return resolved == null ? reference : resolved;
    }

    /** Returns the class name from the title or the only value of a schema; empty if it has none. */
    static String said(Node schema) {
        Node said = schema.child("x-sdk-name");
        Node title = said == null ? schema.child("title") : said;
        String text = title == null ? "" : title.value().asText().strip();
        if (!text.isEmpty() && text.length() <= LONGEST_NAME) {
            return Names.type(text);
        }
        String constant = constant(schema);
        return constant.isEmpty() ? "" : Names.type(constant);
    }

    /** Returns the only string that a schema allows; empty if it allows others or the string is not usable as a name. */
    private static String constant(Node schema) {
        Node constant = schema.child("const");
        List<Node> values = schema.elements("enum");
        Node only = constant == null && values.size() == 1 ? values.get(0) : constant;
        return only != null && only.value().isTextual() && speaking(only.value().textValue())
                ? only.value().textValue()
                : "";
    }

    private static boolean speaking(String name) {
        return name.length() <= LONGEST_NAME && name.codePoints().anyMatch(Character::isLetter);
    }
}
