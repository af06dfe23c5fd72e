package ${supportPackage};

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value in the style deepObject: {@code name[a]=1&name[b][c]=2}. OpenAPI defines one level; deeper ones are read in the common
 * notation, and lists as {@code name[a][]=x}, as {@code name[a][0]=x} or as repeated {@code name[a]}.
 */
final class DeepPart extends Part {
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");

    private final TextEncoding coding;
    private final List<String> raws = new ArrayList<>();
    private final Map<String, DeepPart> members = new LinkedHashMap<>();

    private DeepPart(TextEncoding coding) {
        this.coding = coding;
    }

    /** Collects the fields of a name; null if there are none, or if brackets are unbalanced, which is reported. */
    static @Nullable DeepPart of(String name, Fields fields, ViolationSink sink) {
        DeepPart root = new DeepPart(fields.coding());
        root.raws.addAll(fields.raws(name));
        boolean found = !root.raws.isEmpty();
        for (Map.Entry<String, List<String>> field : fields.raws().entrySet()) {
            if (field.getKey().startsWith(name + "[")) {
                List<String> path = path(field.getKey().substring(name.length()));
                if (path == null) {
                    sink.broken("must name its members as " + name + "[member][member], at most "
                            + JsonReader.MAXIMUM_DEPTH + " of them");
                    return null;
                }
                root.at(path).raws.addAll(field.getValue());
                found = true;
            }
        }
        return found ? root : null;
    }

    /** Splits {@code [a][b]}; null if malformed. */
    private static @Nullable List<String> path(String brackets) {
        List<String> path = new ArrayList<>();
        int at = 0;
        while (at < brackets.length()) {
            int end = brackets.indexOf(']', at);
            if (brackets.charAt(at) != '[' || end < 0 || path.size() == JsonReader.MAXIMUM_DEPTH) {
                return null;
            }
            path.add(brackets.substring(at + 1, end));
            at = end + 1;
        }
        return path;
    }

    private DeepPart at(List<String> path) {
        DeepPart part = this;
        for (String name : path) {
            part = part.members.computeIfAbsent(name, first -> new DeepPart(coding));
        }
        return part;
    }

    @Override
    @Nullable
    String text(ViolationSink sink) {
        TextPart text = leaf(sink);
        return text == null ? null : text.text(sink);
    }

    @Override
    @Nullable
    List<?> elements(ViolationSink sink) {
        if (members.isEmpty()) {
            return raws.size() == 1 ? texts().get(0).elements(sink) : texts();
        }
        List<Part> elements = new ArrayList<>();
        Map<Integer, Part> indexed = new TreeMap<>();
        for (Map.Entry<String, DeepPart> member : members.entrySet()) {
            if (member.getKey().isEmpty()) {
                elements.addAll(
                        member.getValue().members.isEmpty() ? member.getValue().texts() : List.of(member.getValue()));
            } else if (INDEX.matcher(member.getKey()).matches()) {
                if (indexed.put(Integer.valueOf(member.getKey()), member.getValue()) != null) {
                    sink.broken("must have each element once");
                    return null;
                }
            } else {
                sink.broken("must be an array");
                return null;
            }
        }
        if (!raws.isEmpty()) {
            return mixed(sink);
        }
        elements.addAll(indexed.values());
        return elements;
    }

    @Override
    @Nullable
    Map<String, ?> members(ViolationSink sink) {
        if (members.isEmpty()) {
            TextPart text = leaf(sink);
            return text == null ? null : text.members(sink);
        }
        return raws.isEmpty() ? members : mixed(sink);
    }

    @Override
    boolean none() {
        return members.isEmpty() && raws.equals(List.of("null"));
    }

    @Override
    @Nullable
    JsonValue guess(ViolationSink sink) {
        boolean list = members.keySet().stream()
                .allMatch(name -> name.isEmpty() || INDEX.matcher(name).matches());
        if (members.isEmpty() && raws.size() == 1) {
            return texts().get(0).guess(sink);
        }
        if (list) {
            List<?> elements = elements(sink);
            return elements == null ? null : guess(sink, elements);
        }
        Map<String, ?> named = members(sink);
        return named == null ? null : guess(sink, named);
    }

    private @Nullable TextPart leaf(ViolationSink sink) {
        if (!members.isEmpty()) {
            sink.broken("must be one value without members");
            return null;
        }
        if (raws.size() > 1) {
            sink.broken("must be sent once");
            return null;
        }
        return texts().get(0);
    }

    private List<TextPart> texts() {
        return raws.stream().map(raw -> new TextPart(raw, coding)).toList();
    }

    private static <T> @Nullable T mixed(ViolationSink sink) {
        sink.broken("must have either members or a value of its own");
        return null;
    }
}
