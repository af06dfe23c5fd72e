package ${supportPackage};

import jakarta.json.JsonValue;

/**
 * Bounds the work of one attempt with all attempts within it. Where each level of a value may be several types, the number of
 * ways to read it doubles with each level: a string of a hundred characters could take hours.
 */
final class WorkLimit {
    /** No value of a real document comes near; it is a tenth of a second. */
    private static final long LEAST = 1_000_000;

    private static final long TIMES = 64;

    private long left;

    WorkLimit(JsonValue tree) {
        this.left = Math.max(LEAST, TIMES * size(tree));
    }

    /** Uses one step; false when there is none left. */
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
