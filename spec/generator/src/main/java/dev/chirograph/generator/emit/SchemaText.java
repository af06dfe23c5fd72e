package dev.chirograph.generator.emit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.java.EcmaPattern;

/** The JSON of a schema for the support's compiler, with the patterns that differ in Java and their translations. */
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
        ObjectNode java = schema.objectNode();
        for (String pattern : constraint.patterns()) {
            String translated = EcmaPattern.toJava(pattern);
            if (!translated.equals(pattern)) {
                java.put(pattern, translated);
            }
        }
        if (java.isEmpty()) {
            return constraint.schema();
        }
        schema.set("x-java-patterns", java);
        return schema.toString();
    }
}
