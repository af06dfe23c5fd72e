package ${supportPackage};

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A property of a form or of a multipart body: repeated for each element of a list, otherwise sent once. */
final class FieldPart extends Part {
    private final List<? extends Part> parts;

    FieldPart(List<? extends Part> parts) {
        this.parts = parts;
    }

    @Override
    @Nullable
    Object resolve(ViolationSink sink) {
        // A single JSON value is the whole value.
        return parts.size() == 1 && parts.get(0) instanceof JsonPart json ? json.resolve(sink) : this;
    }

    @Override
    @Nullable
    String text(ViolationSink sink) {
        Part part = single(sink);
        return part == null ? null : part.text(sink);
    }

    @Override
    byte @Nullable [] bytes(ViolationSink sink) {
        Part part = single(sink);
        return part == null ? null : part.bytes(sink);
    }

    @Override
    List<? extends Part> elements(ViolationSink sink) {
        return parts;
    }

    @Override
    @Nullable
    Map<String, ?> members(ViolationSink sink) {
        Part part = single(sink);
        return part == null ? null : part.members(sink);
    }

    @Override
    boolean none() {
        return parts.size() == 1 && parts.get(0).none();
    }

    @Override
    @Nullable
    JsonValue guess(ViolationSink sink) {
        return parts.size() == 1 ? parts.get(0).guess(sink) : guess(sink, parts);
    }

    private @Nullable Part single(ViolationSink sink) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        sink.broken("must be sent once");
        return null;
    }
}
