package ${supportPackage};

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A received string that may stand for a string, a number, a list or an object: only the codec that reads it knows. If the string
 * does not match the requested type, that is reported.
 */
abstract class Part {
    /** Limits the number of members, elements or parameters, against denial of service. */
    static final int MAXIMUM = 1_000;

    /** Returns the string; null if it is not one, which is reported. */
    abstract @Nullable String text(ViolationSink sink);

    /** Returns the elements, each a part or a JSON value; null if it is not a list, which is reported. */
    abstract @Nullable List<?> elements(ViolationSink sink);

    /** Returns the members, each a part or a JSON value; null if it is not an object, which is reported. */
    abstract @Nullable Map<String, ?> members(ViolationSink sink);

    /** Returns the most likely value; null if it cannot be read at all, which is reported. */
    abstract @Nullable JsonValue guess(ViolationSink sink);

    /** Returns the bytes; null if absent, which is reported. */
    byte @Nullable [] bytes(ViolationSink sink) {
        String text = text(sink);
        return text == null ? null : Scalars.binary(sink, text);
    }

    /** Returns whether it stands for null. */
    boolean none() {
        return false;
    }

    /** Returns the value to read instead; null if that cannot be read, which is reported. */
    @Nullable
    Object resolve(ViolationSink sink) {
        return this;
    }

    static @Nullable JsonArray guess(ViolationSink sink, List<?> elements) {
        List<JsonValue> values = new ArrayList<>(elements.size());
        for (Object element : elements) {
            JsonValue value = guess(sink, element);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return Scalars.array(values);
    }

    static @Nullable JsonObject guess(ViolationSink sink, Map<String, ?> members) {
        Map<String, JsonValue> values = new LinkedHashMap<>();
        for (Map.Entry<String, ?> member : members.entrySet()) {
            JsonValue value = guess(sink, member.getValue());
            if (value == null) {
                return null;
            }
            values.put(member.getKey(), value);
        }
        return Scalars.object(values);
    }

    private static @Nullable JsonValue guess(ViolationSink sink, Object value) {
        return value instanceof Part part ? part.guess(sink) : (JsonValue) value;
    }
}
