package ${supportPackage};

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part that is parsed as JSON. */
final class JsonPart extends Part {
    private final Part part;
    private @Nullable JsonValue value;
    private boolean failed;

    JsonPart(Part part) {
        this.part = part;
    }

    /** Parses the text once, and reports invalid JSON once. */
    @Override
    @Nullable
    JsonValue resolve(ViolationSink sink) {
        if (value != null || failed) {
            return value;
        }
        String text = part.text(sink);
        try {
            value = text == null ? null : Json.value(text);
        } catch (MalformedContentException | InvalidContentException e) {
            sink.broken("must be JSON");
        }
        failed = value == null;
        return value;
    }

    /** The raw bytes, whatever their content. */
    @Override
    byte @Nullable [] bytes(ViolationSink sink) {
        return part.bytes(sink);
    }

    @Override
    @Nullable
    String text(ViolationSink sink) {
        return part.text(sink);
    }

    @Override
    @Nullable
    List<?> elements(ViolationSink sink) {
        return part.elements(sink);
    }

    @Override
    @Nullable
    Map<String, ?> members(ViolationSink sink) {
        return part.members(sink);
    }

    @Override
    @Nullable
    JsonValue guess(ViolationSink sink) {
        return resolve(sink);
    }
}
