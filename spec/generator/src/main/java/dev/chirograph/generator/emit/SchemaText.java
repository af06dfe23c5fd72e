package dev.chirograph.generator.emit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.java.EcmaPattern;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** The JSON text of a schema that generated code compiles: with the patterns that Java writes another way, and how. */
final class SchemaText {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private SchemaText() {}

    static String of(Constraint.Applied constraint) {
        ObjectNode schema;
        try {
            schema = (ObjectNode) MAPPER.readTree(constraint.schema());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(constraint.pointer() + ": is no JSON", e);
        }
        Set<String> patterns = new LinkedHashSet<>();
        collect(schema, patterns);
        ObjectNode java = schema.objectNode();
        for (String pattern : patterns) {
            try {
                String translated = EcmaPattern.toJava(pattern);
                if (!translated.equals(pattern)) {
                    java.put(pattern, translated);
                }
            } catch (PatternSyntaxException e) {
                // Not a pattern, but a value that looks like the keyword: those of the schema can be translated.
            }
        }
        if (java.isEmpty()) {
            return constraint.schema();
        }
        schema.set("x-java-patterns", java);
        return schema.toString();
    }

    private static void collect(JsonNode node, Set<String> patterns) {
        if (node.path("pattern").isTextual()) {
            patterns.add(node.get("pattern").textValue());
        }
        node.path("patternProperties").fieldNames().forEachRemaining(patterns::add);
        node.forEach(child -> collect(child, patterns));
    }
}
