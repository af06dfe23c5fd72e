package dev.chirograph.generator.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashSet;
import java.util.Set;

/** Collects the patterns of a JSON Schema. */
final class SchemaPatterns {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SchemaPatterns() {}

    /**
     * Returns the patterns of a schema and its subschemas, in document order.
     *
     * @throws IllegalArgumentException if the schema is not JSON
     */
    static Set<String> of(String schema) {
        Set<String> patterns = new LinkedHashSet<>();
        try {
            collect(MAPPER.readTree(schema), patterns);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a schema must be JSON, but is " + schema, e);
        }
        return patterns;
    }

    private static void collect(JsonNode schema, Set<String> patterns) {
        schema.properties().forEach(keyword -> {
            JsonNode value = keyword.getValue();
            switch (keyword.getKey()) {
                // Values and names, where a member named `pattern` is not a keyword.
                case "const", "enum", "required", "dependentRequired" -> {}
                case "pattern" -> patterns.add(value.asText());
                case "patternProperties" -> {
                    value.fieldNames().forEachRemaining(patterns::add);
                    value.forEach(each -> collect(each, patterns));
                }
                case "properties", "dependentSchemas", "$defs" -> value.forEach(each -> collect(each, patterns));
                default -> {
                    collect(value, patterns);
                    if (value.isArray()) {
                        value.forEach(each -> collect(each, patterns));
                    }
                }
            }
        });
    }
}
