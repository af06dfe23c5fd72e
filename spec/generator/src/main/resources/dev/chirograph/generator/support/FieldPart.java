package ${supportPackage};

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A property of a form or of a multipart body: sent once for each of its elements, or once when it has none. */
final class FieldPart extends Part {
    private final List<? extends Part> parts;

    FieldPart(List<? extends Part> parts) {
        this.parts = parts;
    }

    @Override
    @Nullable
    Object resolve(Place place) {
        // JSON that was sent once is the whole value.
        return parts.size() == 1 && parts.get(0) instanceof JsonPart json ? json.resolve(place) : this;
    }

    @Override
    @Nullable
    String text(Place place) {
        Part part = single(place);
        return part == null ? null : part.text(place);
    }

    @Override
    byte @Nullable [] bytes(Place place) {
        Part part = single(place);
        return part == null ? null : part.bytes(place);
    }

    @Override
    List<? extends Part> elements(Place place) {
        return parts;
    }

    @Override
    @Nullable
    Map<String, ?> members(Place place) {
        Part part = single(place);
        return part == null ? null : part.members(place);
    }

    @Override
    boolean none() {
        return parts.size() == 1 && parts.get(0).none();
    }

    @Override
    @Nullable
    JsonValue guess(Place place) {
        return parts.size() == 1 ? parts.get(0).guess(place) : guess(place, parts);
    }

    private @Nullable Part single(Place place) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        place.broken("must be sent once");
        return null;
    }
}
