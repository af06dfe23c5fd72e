package ${supportPackage};

import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;

/** Writes a JSON text value by value. */
public final class JsonWriter {
    private final JsonGenerator generator;

    JsonWriter(JsonGenerator generator) {
        this.generator = generator;
    }

    /** Begins an object. */
    public void beginObject() {
        generator.writeStartObject();
    }

    /** Names the member whose value comes next. */
    public void name(String name) {
        generator.writeKey(name);
    }

    /** Begins a list. */
    public void beginList() {
        generator.writeStartArray();
    }

    /** Ends the object or list begun last. */
    public void end() {
        generator.writeEnd();
    }

    /** Writes a text. */
    public void string(String value) {
        generator.write(value);
    }

    /** Writes a truth value. */
    public void bool(boolean value) {
        generator.write(value);
    }

    /** Writes a whole number. */
    public void int64(long value) {
        generator.write(value);
    }

    /** Writes a number, exactly. */
    public void number(BigDecimal value) {
        generator.write(value);
    }

    /** Writes null. */
    public void none() {
        generator.writeNull();
    }

    /** Writes any value. */
    public void value(JsonValue value) {
        generator.write(value);
    }
}
