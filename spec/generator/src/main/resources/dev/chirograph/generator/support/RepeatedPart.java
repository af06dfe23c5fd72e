package ${supportPackage};

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts with one name that occurs several times. */
final class RepeatedPart extends Part {
    private final List<Part> parts;

    private RepeatedPart(List<Part> parts) {
        this.parts = parts;
    }

    /** Returns the part itself if it is the only one. */
    static Part of(List<Part> parts) {
        return parts.size() == 1 ? parts.get(0) : new RepeatedPart(parts);
    }

    @Override
    @Nullable
    String text(ViolationSink sink) {
        sink.broken("must be sent once");
        return null;
    }

    @Override
    byte @Nullable [] bytes(ViolationSink sink) {
        sink.broken("must be sent once");
        return null;
    }

    @Override
    List<Part> elements(ViolationSink sink) {
        return parts;
    }

    @Override
    @Nullable
    Map<String, ?> members(ViolationSink sink) {
        sink.broken("must be sent once");
        return null;
    }

    @Override
    @Nullable
    JsonValue guess(ViolationSink sink) {
        return guess(sink, parts);
    }
}
