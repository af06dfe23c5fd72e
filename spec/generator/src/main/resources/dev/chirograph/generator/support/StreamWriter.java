package ${supportPackage};

import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;

/** Writes a JSON text. */
final class StreamWriter extends JsonWriter {
    private final JsonGenerator generator;

    StreamWriter(JsonGenerator generator) {
        this.generator = generator;
    }

    @Override
    public void beginObject() {
        generator.writeStartObject();
    }

    @Override
    public void name(String name) {
        generator.writeKey(name);
    }

    @Override
    public void beginList() {
        generator.writeStartArray();
    }

    @Override
    public void end() {
        generator.writeEnd();
    }

    @Override
    public void string(String value) {
        generator.write(value);
    }

    @Override
    public void bool(boolean value) {
        generator.write(value);
    }

    @Override
    public void int64(long value) {
        generator.write(value);
    }

    @Override
    public void number(BigDecimal value) {
        generator.write(value);
    }

    @Override
    public void none() {
        generator.writeNull();
    }

    @Override
    public void value(JsonValue value) {
        generator.write(value);
    }

    @Override
    public void binary(byte[] value) {
        generator.write(Scalars.utf8(value));
    }
}
