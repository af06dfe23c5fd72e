package dev.chirograph.sdk.internal.token;

import dev.chirograph.sdk.internal.json.Codec;
import dev.chirograph.sdk.internal.json.JsonReader;
import dev.chirograph.sdk.internal.json.JsonWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a JSON object of an authorization server, of which all are optional. Unknown fields are ignored.
 *
 * @param <T> the type that the fields make
 */
public final class FieldReader<T> implements Codec<T> {
    private final Map<String, Function<JsonReader, @Nullable Object>> readers;
    private final Function<Fields, T> constructor;

    /**
     * Creates a reader.
     *
     * @param readers how to read each field
     * @param constructor makes the value from the fields
     */
    public FieldReader(Map<String, Function<JsonReader, @Nullable Object>> readers, Function<Fields, T> constructor) {
        this.readers = readers;
        this.constructor = constructor;
    }

    @Override
    public @Nullable T read(JsonReader reader) {
        if (!reader.beginObject()) {
            return null;
        }
        Map<String, Object> values = new HashMap<>();
        for (String name = reader.nextMember(); name != null; name = reader.nextMember()) {
            if (reader.readNull()) {
                continue;
            }
            Function<JsonReader, @Nullable Object> field = readers.get(name);
            if (field == null) {
                reader.skip();
            } else {
                values.put(name, field.apply(reader));
            }
        }
        reader.endObject(List.of());
        return constructor.apply(new Fields(values));
    }

    @Override
    public void write(JsonWriter writer, T value) {
        throw new UnsupportedOperationException("These objects are only read");
    }

    /** The fields of an object. A field that is absent or null is null. */
    public static final class Fields {
        private final Map<String, Object> values;

        private Fields(Map<String, Object> values) {
            this.values = values;
        }

        /** Returns a string field. */
        public @Nullable String string(String name) {
            return (String) values.get(name);
        }

        /** Returns an integer field. */
        public @Nullable Long integer(String name) {
            return (Long) values.get(name);
        }

        /** Returns a boolean field, which is false by default. */
        public boolean isTrue(String name) {
            return Boolean.TRUE.equals(values.get(name));
        }
    }
}
