package dev.chirograph.server.items;

import dev.chirograph.server.runtime.json.InvalidContentException;
import dev.chirograph.server.runtime.json.Violations;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An item's free-form attributes: a JSON object that is stored unchanged, with the order of its members and all digits
 * of its numbers.
 */
final class Attributes {
    /** The limits of the schema {@code Attributes} in the document. */
    static final int MOST = 50;

    /** With this limit, a page of a hundred items is smaller than two megabytes. */
    static final int MOST_BYTES = 16 * 1024;

    static final Attributes NONE = new Attributes(JsonValue.EMPTY_JSON_OBJECT);

    private static final JsonProvider JSON = JsonProvider.provider();

    private final JsonObject object;

    private Attributes(JsonObject object) {
        this.object = object;
    }

    /**
     * Creates attributes with these members.
     *
     * @throws InvalidContentException if they exceed the limits
     */
    static Attributes of(Map<String, JsonValue> members) {
        return new Attributes(toObject(members)).refuseExcess();
    }

    /**
     * Parses the result of {@link #text}.
     *
     * @throws JsonException if it is not a JSON object
     */
    static Attributes parse(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return new Attributes(reader.readObject());
        }
    }

    /**
     * Applies a merge patch (RFC 7396): null removes a member, an object is merged, any other value replaces.
     *
     * @throws InvalidContentException if the result exceeds the limits: many small patches must not bypass them
     */
    Attributes merge(Map<String, JsonValue> patch) {
        JsonValue merged = JSON.createMergePatch(toObject(patch)).apply(object);
        return new Attributes(merged.asJsonObject()).refuseExcess();
    }

    /** Returns the members in their order; unmodifiable. */
    Map<String, JsonValue> members() {
        return object;
    }

    /** Returns them as JSON. Control characters are escaped, so that every database can store it. */
    String text() {
        return object.toString();
    }

    private Attributes refuseExcess() {
        Violations violations = new Violations();
        if (object.size() > MOST) {
            violations.add("body", "/attributes", "must have at most " + MOST + " properties");
        }
        if (text().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            violations.add("body", "/attributes", "must have at most " + MOST_BYTES + " bytes when written as JSON");
        }
        violations.throwIfAny();
        return this;
    }

    private static JsonObject toObject(Map<String, JsonValue> members) {
        JsonObjectBuilder builder = JSON.createObjectBuilder();
        members.forEach(builder::add);
        return builder.build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attributes attributes && attributes.object.equals(object);
    }

    @Override
    public int hashCode() {
        return object.hashCode();
    }

    /** Omits the values, which are personal data. */
    @Override
    public String toString() {
        return "Attributes" + object.keySet();
    }
}
