package dev.chirograph.generator.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** JSON text as a tree in which no digit is lost. */
final class ExactJson {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ExactJson() {}

    /** Reads a string, null when it is not JSON. */
    static @Nullable JsonNode read(String json) {
        try {
            JsonNode value = MAPPER.readTree(json);
            return value.isMissingNode() ? null : value;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
