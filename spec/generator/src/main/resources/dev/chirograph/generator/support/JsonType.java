package ${supportPackage};

import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** The types of JSON values. */
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

    /** Returns the type of a value; null for a JSON null. */
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
