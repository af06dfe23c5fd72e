package ${supportPackage};

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Map;

/** Writes JSON value by value; codecs call it. */
public abstract sealed class JsonWriter permits StreamWriter, TreeWriter {
    JsonWriter() {}

    /** Starts an object. */
    public abstract void beginObject();

    /** Writes the name of a member; its value follows. */
    public abstract void name(String name);

    /** Starts an array. */
    public abstract void beginList();

    /** Ends the innermost open object or array. */
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

    /** Writes members into the innermost open object. */
    public final void members(Map<String, JsonValue> members) {
        members.forEach((name, value) -> {
            name(name);
            value(value);
        });
    }

    /**
     * Writes raw bytes; in JSON, as the string that they encode in UTF-8.
     *
     * @throws IllegalArgumentException if the output is JSON and the bytes are not UTF-8
     */
    public abstract void binary(byte[] value);
}
