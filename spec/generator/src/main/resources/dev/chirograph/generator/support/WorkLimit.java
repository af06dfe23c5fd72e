package ${supportPackage};

import jakarta.json.JsonValue;

/**
 * Bounds the work of one attempt and all attempts within it. If each level of a value may have several types, the number of
 * interpretations doubles with each level: a string of a hundred characters could take hours.
 */
final class WorkLimit {
    /** About a tenth of a second; values of real documents need far less. */
    private static final long LEAST = 1_000_000;

    private static final long TIMES = 64;

    private long left;

    WorkLimit(JsonValue tree) {
        this.left = Math.max(LEAST, TIMES * size(tree));
    }

    /** Uses one step; returns false if none is left. */
    boolean step() {
        return --left >= 0;
    }

    private static long size(JsonValue value) {
        long size = 1;
        if (value.getValueType() == JsonValue.ValueType.OBJECT) {
            for (JsonValue member : value.asJsonObject().values()) {
                size += size(member);
            }
        } else if (value.getValueType() == JsonValue.ValueType.ARRAY) {
            for (JsonValue element : value.asJsonArray()) {
                size += size(element);
            }
        }
        return size;
    }
}
