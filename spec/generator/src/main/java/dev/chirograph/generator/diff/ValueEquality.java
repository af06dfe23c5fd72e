package dev.chirograph.generator.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.chirograph.generator.contract.DefaultValue;
import dev.chirograph.generator.contract.Example;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares texts regardless of the order of their parts. */
final class ValueEquality {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ValueEquality() {}

    /** Returns the elements of one list that the other lacks, with their surplus counts. */
    static <T> List<T> without(List<T> list, List<T> other) {
        List<T> rest = new ArrayList<>(list);
        other.forEach(rest::remove);
        return rest;
    }

    static <T> boolean sameInAnyOrder(List<T> one, List<T> other) {
        return one.size() == other.size() && without(one, other).isEmpty();
    }

    static boolean sameExamples(List<Example> one, List<Example> other) {
        return one.equals(other) || sameInAnyOrder(trees(one), trees(other));
    }

    static boolean sameDefault(@Nullable DefaultValue one, @Nullable DefaultValue other) {
        if (one instanceof DefaultValue.Numeric first && other instanceof DefaultValue.Numeric second) {
            return first.value().compareTo(second.value()) == 0;
        }
        if (one instanceof DefaultValue.Json first && other instanceof DefaultValue.Json second) {
            return tree(first.json()).equals(tree(second.json()));
        }
        return one == null ? other == null : one.equals(other);
    }

    /** JSON as a tree without order of members; the text itself if it is not valid JSON. */
    static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(json);
        }
    }

    static List<JsonNode> trees(List<Example> examples) {
        return examples.stream().map(example -> tree(example.json())).toList();
    }
}
