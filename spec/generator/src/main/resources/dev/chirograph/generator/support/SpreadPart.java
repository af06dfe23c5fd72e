package ${supportPackage};

import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An exploded object in style form: its members are parameters of the query; every parameter that is not declared otherwise is a
 * member.
 */
final class SpreadPart extends Part {
    private final Map<String, Part> members;

    private SpreadPart(Map<String, Part> members) {
        this.members = members;
    }

    /** Collects the parameters that are not declared otherwise; null if there are none. */
    static @Nullable SpreadPart of(Fields fields, Set<String> others) {
        Map<String, Part> members = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> field : fields.raws().entrySet()) {
            int bracket = field.getKey().indexOf('[');
            boolean claimed = others.contains(field.getKey())
                    || bracket > 0 && others.contains(field.getKey().substring(0, bracket));
            if (!claimed) {
                members.put(field.getKey(), parts(field.getValue(), fields.coding()));
            }
        }
        return members.isEmpty() ? null : new SpreadPart(members);
    }

    static Part parts(List<String> raws, TextEncoding coding) {
        return RepeatedPart.of(
                raws.stream().<Part>map(raw -> new TextPart(raw, coding)).toList());
    }

    @Override
    @Nullable
    String text(ViolationSink sink) {
        sink.broken("must be present");
        return null;
    }

    @Override
    @Nullable
    List<?> elements(ViolationSink sink) {
        sink.broken("must be present");
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
