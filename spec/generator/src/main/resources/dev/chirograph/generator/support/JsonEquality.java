package ${supportPackage};

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares values as JSON Schema does: 1.0 equals 1, and the order of properties is ignored. */
final class JsonEquality {
    private JsonEquality() {}

    /** Returns a key that is equal for equal values only. */
    static Object key(@Nullable Object value) {
        if (value == null) {
            return JsonValue.NULL;
        } else if (value instanceof JsonValue json) {
            return json(json);
        } else if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros();
        } else if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        } else if (value instanceof List<?> list) {
            List<Object> keys = new ArrayList<>(list.size());
            list.forEach(element -> keys.add(key(element)));
            return keys;
        } else if (value instanceof Map<?, ?> map) {
            Map<Object, Object> keys = new HashMap<>();
            map.forEach((name, member) -> keys.put(name, key(member)));
            return keys;
        }
        return value;
    }

    private static Object json(JsonValue value) {
        return switch (value.getValueType()) {
            case NUMBER -> ((JsonNumber) value).bigDecimalValue().stripTrailingZeros();
            case STRING -> ((JsonString) value).getString();
            case ARRAY -> {
                List<Object> keys = new ArrayList<>();
                value.asJsonArray().forEach(element -> keys.add(json(element)));
                yield keys;
            }
            case OBJECT -> {
                Map<Object, Object> keys = new HashMap<>();
                value.asJsonObject().forEach((name, member) -> keys.put(name, json(member)));
                yield keys;
            }
            default -> value;
        };
    }
}
