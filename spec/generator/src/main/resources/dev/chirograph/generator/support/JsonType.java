package ${supportPackage};

import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** The kinds of JSON values that are distinguished at a glance. */
public enum JsonType {
    STRING("a string"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    OBJECT("an object"),
    ARRAY("an array");

    final String words;

    JsonType(String words) {
        this.words = words;
    }

    /** Returns the kind of a value; null has none. */
    static @Nullable JsonType of(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> STRING;
            case NUMBER -> NUMBER;
            case TRUE, FALSE -> BOOLEAN;
            case OBJECT -> OBJECT;
            case ARRAY -> ARRAY;
            case NULL -> null;
        };
    }
}
