package ${supportPackage};

import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** The kinds of JSON values that are told apart at a glance. */
public enum Kind {
    TEXT("a string"),
    NUMBER("a number"),
    BOOL("true or false"),
    OBJECT("an object"),
    LIST("an array");

    final String words;

    Kind(String words) {
        this.words = words;
    }

    /** Gives the kind of a value; null has none. */
    static @Nullable Kind of(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> TEXT;
            case NUMBER -> NUMBER;
            case TRUE, FALSE -> BOOL;
            case OBJECT -> OBJECT;
            case ARRAY -> LIST;
            case NULL -> null;
        };
    }
}
