package ${supportPackage};

import jakarta.json.JsonObject;
import jakarta.json.JsonValue.ValueType;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The validation of keywords that apply subschemas to a value or its parts (JSON Schema 2020-12, section 10), such
 * as {@code if}, {@code contains} and {@code patternProperties}. Thread-safe.
 */
public final class JsonSchema {
    private final List<Subschema> schemas;

    private JsonSchema(List<Subschema> schemas) {
        this.schemas = schemas;
    }

    /** Compiles schemas that a value has to meet, all of them. */
    public static JsonSchema of(String... schemas) {
        List<Subschema> compiled = new ArrayList<>();
        for (String schema : schemas) {
            compiled.add(SchemaCompiler.compile(schema));
        }
        return new JsonSchema(List.copyOf(compiled));
    }

    /**
     * Reads a value and checks its JSON. Violations are reported at their location, once per location.
     *
     * @param read reads the value
     * @param codec writes a value read from strings of unknown type, such as those of a query, to determine the JSON types
     * @return null if the value is invalid, which is reported
     */
    public <T> @Nullable T read(JsonReader reader, Function<JsonReader, @Nullable T> read, Codec<T> codec) {
        int before = reader.broken();
        if (reader.textual()) {
            JsonValue guess = reader.guess();
            T value = read.apply(reader);
            if (value != null && reader.broken() == before) {
                TreeWriter writer = new TreeWriter(true);
                codec.write(writer, value);
                check(reader, typed(guess == null ? writer.tree() : guess, writer.tree()));
            }
            return reader.broken() > before ? null : value;
        }
        JsonValue tree = reader.value();
        if (tree == null) {
            return null;
        }
        T value = reader.read(read, tree);
        check(reader, tree);
        return reader.broken() > before ? null : value;
    }

    private void check(JsonReader reader, JsonValue tree) {
        InstanceLocation location = InstanceLocation.of(reader, tree);
        schemas.forEach(schema -> schema.check(tree, location));
    }

    /** The guessed value, except where the type is known. */
    private static JsonValue typed(JsonValue guess, JsonValue known) {
        if (guess.getValueType() != ValueType.OBJECT || known.getValueType() != ValueType.OBJECT) {
            // A byte counts as one character.
            return known instanceof BinaryValue binary
                    ? Scalars.json(new String(binary.bytes(), StandardCharsets.ISO_8859_1))
                    : known;
        }
        JsonObject all = known.asJsonObject();
        Map<String, JsonValue> members = new LinkedHashMap<>();
        guess.asJsonObject()
                .forEach((name, member) -> members.put(name, all.containsKey(name) ? typed(member, all.get(name)) : member));
        return Scalars.object(members);
    }
}
