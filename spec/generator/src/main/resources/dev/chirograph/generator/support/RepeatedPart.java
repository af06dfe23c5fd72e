package ${supportPackage};

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was sent several times under one name. */
final class RepeatedPart extends Part {
    private final List<Part> parts;

    private RepeatedPart(List<Part> parts) {
        this.parts = parts;
    }

    /** Gives the part itself where it is the only one. */
    static Part of(List<Part> parts) {
        return parts.size() == 1 ? parts.get(0) : new RepeatedPart(parts);
    }

    @Override
    @Nullable
    String text(Place place) {
        place.broken("must be sent once");
        return null;
    }

    @Override
    byte @Nullable [] bytes(Place place) {
        place.broken("must be sent once");
        return null;
    }

    @Override
    List<Part> elements(Place place) {
        return parts;
    }

    @Override
    @Nullable
    Map<String, ?> members(Place place) {
        place.broken("must be sent once");
        return null;
    }

    @Override
    @Nullable
    JsonValue guess(Place place) {
        return guess(place, parts);
    }
}
