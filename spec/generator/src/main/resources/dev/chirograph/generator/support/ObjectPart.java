package ${supportPackage};

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a form or of a multipart body. */
final class ObjectPart extends Part {
    private final Map<String, Part> members;

    ObjectPart(Map<String, Part> members) {
        this.members = members;
    }

    @Override
    @Nullable
    String text(ViolationSink sink) {
        sink.broken("must be one value and not a form");
        return null;
    }

    @Override
    @Nullable
    List<?> elements(ViolationSink sink) {
        sink.broken("must be a list and not a form");
        return null;
    }

    @Override
    Map<String, Part> members(ViolationSink sink) {
        return members;
    }

    @Override
    @Nullable
    JsonValue guess(ViolationSink sink) {
        return guess(sink, members);
    }
}
