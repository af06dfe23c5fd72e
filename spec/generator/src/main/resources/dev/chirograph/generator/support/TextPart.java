package ${supportPackage};

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One string. A list or an object in it is JSON, since OpenAPI defines no nesting for styles. */
final class TextPart extends Part {
    private static final ViolationSink NOWHERE = message -> {};

    private final String raw;
    private final TextEncoding coding;

    TextPart(String raw, TextEncoding coding) {
        this.raw = raw;
        this.coding = coding;
    }

    @Override
    @Nullable
    String text(ViolationSink sink) {
        return coding.decode(sink, raw);
    }

    /** A string that is not a JSON array is a list of one element. */
    @Override
    @Nullable
    List<?> elements(ViolationSink sink) {
        String text = text(sink);
        if (text == null) {
            return null;
        }
        JsonValue json = json(text, '[');
        return json == null ? List.of(this) : json.asJsonArray();
    }

    @Override
    @Nullable
    Map<String, ?> members(ViolationSink sink) {
        String text = text(sink);
        if (text == null) {
            return null;
        }
        JsonValue json = json(text, '{');
        if (json == null) {
            sink.broken("must be an object in JSON");
            return null;
        }
        return json.asJsonObject();
    }

    @Override
    boolean none() {
        return raw.equals("null");
    }

    @Override
    @Nullable
    JsonValue guess(ViolationSink sink) {
        String text = text(sink);
        return text == null ? null : guess(text);
    }

    /** Parses a JSON array, object, number, true or false; everything else is a string. */
    static JsonValue guess(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true") ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (Scalars.number(NOWHERE, text) != null) {
            return Json.value(text);
        }
        JsonValue json = json(text, '[');
        json = json == null ? json(text, '{') : json;
        return json == null ? Scalars.json(text) : json;
    }

    private static @Nullable JsonValue json(String text, char first) {
        try {
            return !text.isEmpty() && text.charAt(0) == first ? Json.value(text) : null;
        } catch (MalformedContentException | InvalidContentException e) {
            return null;
        }
    }
}
