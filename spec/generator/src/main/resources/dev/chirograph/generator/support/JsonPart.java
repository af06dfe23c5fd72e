package ${supportPackage};

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part that is a text of JSON, and is read as one. */
final class JsonPart extends Part {
    private final Part part;
    private @Nullable JsonValue value;
    private boolean failed;

    JsonPart(Part part) {
        this.part = part;
    }

    /** Reads the text once, and reports once that it is no JSON. */
    @Override
    @Nullable
    JsonValue resolve(Place place) {
        if (value != null || failed) {
            return value;
        }
        String text = part.text(place);
        try {
            value = text == null ? null : Json.value(text);
        } catch (MalformedContentException | InvalidContentException e) {
            place.broken("must be JSON");
        }
        failed = value == null;
        return value;
    }

    /** The bytes are those that were sent, whatever they say. */
    @Override
    byte @Nullable [] bytes(Place place) {
        return part.bytes(place);
    }

    @Override
    @Nullable
    String text(Place place) {
        return part.text(place);
    }

    @Override
    @Nullable
    List<?> elements(Place place) {
        return part.elements(place);
    }

    @Override
    @Nullable
    Map<String, ?> members(Place place) {
        return part.members(place);
    }

    @Override
    @Nullable
    JsonValue guess(Place place) {
        return resolve(place);
    }
}
