package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.chirograph.generator.contract.Constraint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads enumerated values: {@code enum} and {@code const}. */
final class ValuesReader {
    private final ReadContext context;

    ValuesReader(ReadContext context) {
        this.context = context;
    }

    /**
     * Returns the values that all parts allow; empty if they are not restricted.
     *
     * @param type the type of the values; empty if unknown
     */
    List<Constraint> read(AllOfSchemas allOf, String type) {
        Map<String, Node> common = null;
        Node first = null;
        for (Node part : allOf.parts()) {
            for (Node said : said(part)) {
                Map<String, Node> values = values(said, type);
                if (values.isEmpty()) {
                    continue;
                }
                first = said;
                if (common != null && Collections.disjoint(common.keySet(), values.keySet())) {
                    TypeReader.contradiction(context, said, "none of these values is allowed by another part");
                    common = values;
                } else if (common != null) {
                    common.keySet().retainAll(values.keySet());
                } else {
                    common = values;
                }
            }
        }
        if (common == null || first == null) {
            return List.of();
        }
        return List.of(new Constraint.OneOf(first.pointer(), List.copyOf(common.keySet())));
    }

    private static List<Node> said(Node part) {
        List<Node> said = new ArrayList<>();
        Node values = part.child("enum");
        if (values != null) {
            said.add(values);
        }
        Node constant = part.written("const");
        if (constant != null) {
            said.add(constant);
        }
        return said;
    }

    private Map<String, Node> values(Node said, String type) {
        boolean list = said.name().equals("enum");
        if (list && !said.value().isArray()) {
            context.warn("wrong-type", said, "is not a list of values, and is ignored", "use a list");
        } else if (list && said.value().isEmpty()) {
            context.warn("empty-enum", said, "has no value, and is ignored", "add at least one value");
        }
        Map<String, Node> values = new LinkedHashMap<>();
        for (Node value : list ? said.elements() : List.of(said)) {
            // If the type is known, null only makes the value nullable and is not one of the values.
            if (value.value().isNull() && !type.isEmpty()) {
                continue;
            }
            JsonNode fitting = fitting(value, type);
            if (fitting != null && values.putIfAbsent(text(fitting, type), value) != null) {
                context.warn("duplicate-value", value, "is listed twice", "remove one");
            }
        }
        return values;
    }

    /** Returns the value converted to the type; null if it does not fit. */
    private @Nullable JsonNode fitting(Node node, String type) {
        JsonNode value = node.value();
        String own = TypeReader.of(value);
        if (type.isEmpty() || own.equals(type) || (type.equals("number") && own.equals("integer"))) {
            return value;
        }
        JsonNode meant = meant(value, type);
        if (meant == null) {
            context.warn(
                    "unfit-value",
                    node,
                    "`" + value + "` is not of type " + type + ", and is ignored",
                    "fix the value");
        } else if (!type.equals("integer") || !value.isNumber()) {
            context.warn(
                    "unfit-value",
                    node,
                    "`" + value + "` is not of type " + type + ", and is converted",
                    "fix the value");
        }
        return meant;
    }

    private static @Nullable JsonNode meant(JsonNode value, String type) {
        String text = value.asText();
        switch (type) {
            case "string" -> {
                return value.isValueNode() ? TextNode.valueOf(text) : null;
            }
            case "boolean" -> {
                return text.equals("true") || text.equals("false") ? BooleanNode.valueOf(text.equals("true")) : null;
            }
            case "integer", "number" -> {
                try {
                    BigDecimal number = new BigDecimal(text);
                    boolean fits =
                            type.equals("number") || number.stripTrailingZeros().scale() <= 0;
                    return fits ? DecimalNode.valueOf(number) : null;
                } catch (NumberFormatException e) {
                    return null;
                }
            }
            default -> {
                return null;
            }
        }
    }

    private static String text(JsonNode value, String type) {
        return switch (type) {
            case "string", "boolean" -> value.asText();
            case "integer" -> value.decimalValue().toBigInteger().toString();
            case "number" -> value.decimalValue().toPlainString();
            default -> value.toString();
        };
    }
}
