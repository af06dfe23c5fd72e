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
 * An item's free-form attributes: a JSON object that is kept as it came, its members in their order and its numbers with
 * all their digits.
 */
final class Attributes {
    /** As the document says of the schema {@code Attributes}. */
    static final int MOST = 50;

    /** A page of a hundred items stays below two megabytes. */
    static final int MOST_BYTES = 16 * 1024;

    static final Attributes NONE = new Attributes(JsonValue.EMPTY_JSON_OBJECT);

    private static final JsonProvider JSON = JsonProvider.provider();

    private final JsonObject object;

    private Attributes(JsonObject object) {
        this.object = object;
    }

    /**
     * Takes the members.
     *
     * @throws InvalidContentException if they are more than an item may have
     */
    static Attributes of(Map<String, JsonValue> members) {
        return new Attributes(toObject(members)).refuseExcess();
    }

    /**
     * Reads what {@link #text} returned.
     *
     * @throws JsonException if it is no JSON object
     */
    static Attributes parse(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return new Attributes(reader.readObject());
        }
    }

    /**
     * Merges a patch into these (RFC 7396): null removes a member, an object merges, anything else replaces.
     *
     * @throws InvalidContentException if the outcome is more than an item may have: many small patches must not make
     *     what one large one may not
     */
    Attributes merge(Map<String, JsonValue> patch) {
        JsonValue merged = JSON.createMergePatch(toObject(patch)).apply(object);
        return new Attributes(merged.asJsonObject()).refuseExcess();
    }

    /** Returns the members in their order; the map cannot be changed. */
    Map<String, JsonValue> members() {
        return object;
    }

    /** Returns them as JSON. Control characters in it are escaped, so that every database can keep it. */
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

    /** Leaves out the values, which are the owner's business. */
    @Override
    public String toString() {
        return "Attributes" + object.keySet();
    }
}
