package ${supportPackage};

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Map;

/** Writes value by value, as codecs tell it. */
public abstract sealed class JsonWriter permits StreamWriter, TreeWriter {
    JsonWriter() {}

    /** Starts an object. */
    public abstract void beginObject();

    /** Names the member whose value comes next. */
    public abstract void name(String name);

    /** Starts a list. */
    public abstract void beginList();

    /** Ends the object or list begun last. */
    public abstract void end();

    /** Writes a string. */
    public abstract void string(String value);

    /** Writes a boolean. */
    public abstract void bool(boolean value);

    /** Writes an integer. */
    public abstract void int64(long value);

    /** Writes a number, exactly. */
    public abstract void number(BigDecimal value);

    /** Writes null. */
    public abstract void none();

    /** Writes any value. */
    public abstract void value(JsonValue value);

    /** Writes members into the object begun last. */
    public final void members(Map<String, JsonValue> members) {
        members.forEach((name, value) -> {
            name(name);
            value(value);
        });
    }

    /**
     * Writes bytes as they are, in JSON as the text whose UTF-8 they are.
     *
     * @throws IllegalArgumentException when they are to be JSON and no UTF-8
     */
    public abstract void binary(byte[] value);
}
