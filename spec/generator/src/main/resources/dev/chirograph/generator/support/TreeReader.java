package ${supportPackage};

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a tree of JSON values. */
final class TreeReader extends JsonReader {
    private final @Nullable Work work;
    /** What is left of the objects and lists that are being read, the innermost last. */
    private final List<Iterator<? extends Map.Entry<String, ?>>> members = new ArrayList<>();

    private final List<Iterator<?>> elements = new ArrayList<>();
    private Object current;

    TreeReader(Mode mode, @Nullable JsonReader outer, Object source, @Nullable Work work) {
        super(mode, outer);
        this.current = source;
        this.work = work;
    }

    @Override
    public boolean readNull() {
        return current == JsonValue.NULL;
    }

    @Override
    public boolean beginObject() {
        if (!is(ValueType.OBJECT)) {
            return refuse("must be an object");
        }
        pushObject();
        members.add(((JsonValue) current).asJsonObject().entrySet().iterator());
        return true;
    }

    @Override
    public @Nullable String nextMember() {
        Frame frame = top();
        frame.name = null;
        Iterator<? extends Map.Entry<String, ?>> left = members.get(members.size() - 1);
        if (!left.hasNext()) {
            return null;
        }
        step();
        Map.Entry<String, ?> member = left.next();
        String name = whole(member.getKey());
        if (frame.names != null) {
            frame.names.add(name);
        }
        frame.name = name;
        current = member.getValue();
        return name;
    }

    @Override
    public void endObject(List<String> required) {
        super.endObject(required);
        members.remove(members.size() - 1);
    }

    @Override
    public boolean beginList() {
        if (!is(ValueType.ARRAY)) {
            return refuse("must be an array");
        }
        pushList();
        elements.add(((JsonValue) current).asJsonArray().iterator());
        return true;
    }

    @Override
    public boolean nextElement() {
        Iterator<?> left = elements.get(elements.size() - 1);
        if (!left.hasNext()) {
            elements.remove(elements.size() - 1);
            pop();
            return false;
        }
        step();
        top().index++;
        current = left.next();
        return true;
    }

    @Override
    public @Nullable String string() {
        if (current instanceof JsonString string) {
            return whole(string.getString());
        }
        refuse("must be a string");
        return null;
    }

    @Override
    public @Nullable Boolean bool() {
        if (current == JsonValue.TRUE || current == JsonValue.FALSE) {
            return current == JsonValue.TRUE;
        }
        refuse("must be true or false");
        return null;
    }

    @Override
    @Nullable String digits(String message) {
        if (current instanceof JsonNumber number) {
            return number.toString();
        }
        refuse(message);
        return null;
    }

    @Override
    public @Nullable JsonValue value() {
        JsonValue value = (JsonValue) current;
        return sound(value, depth()) ? value : null;
    }

    /** Tells whether all of a value can be kept; a number that cannot is reported. */
    private boolean sound(JsonValue value, int depth) {
        boolean sound = true;
        switch (value.getValueType()) {
            case OBJECT -> {
                checkDepth(depth + 1);
                for (Map.Entry<String, JsonValue> member : value.asJsonObject().entrySet()) {
                    whole(member.getKey());
                    sound &= sound(member.getValue(), depth + 1);
                }
            }
            case ARRAY -> {
                checkDepth(depth + 1);
                for (JsonValue element : value.asJsonArray()) {
                    sound &= sound(element, depth + 1);
                }
            }
            case STRING -> whole(((JsonString) value).getString());
            case NUMBER -> sound = Scalars.number(this, value.toString()) != null;
            default -> {
                // The other values have nothing in them.
            }
        }
        return sound;
    }

    @Override
    void pass() {
        // The next value is found without the end of this one; that it is too deep is for who made the tree to find.
    }

    @Override
    Object source(JsonValue tree) {
        return tree;
    }

    @Override
    Work work(JsonValue tree) {
        return work == null ? new Work(tree) : work;
    }

    /** A tree has no lines; one that was read has those of its text. */
    @Override
    MalformedJsonException malformed(String message) {
        JsonReader outer = outer();
        return outer == null ? new MalformedJsonException(message, 1, 1) : outer.malformed(message);
    }

    private void step() {
        if (work != null && !work.step()) {
            throw malformed("The text can be read in too many ways");
        }
    }

    private boolean is(ValueType type) {
        return ((JsonValue) current).getValueType() == type;
    }

    private boolean refuse(String message) {
        broken(current == JsonValue.NULL ? message + " and not null" : message);
        return false;
    }
}
