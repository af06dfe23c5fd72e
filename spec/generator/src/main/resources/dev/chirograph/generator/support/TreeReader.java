package ${supportPackage};

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue.ValueType;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a tree of JSON values, or of parts that are converted when a codec reads them. */
final class TreeReader extends JsonReader {
    private final @Nullable WorkLimit work;
    /** The unread rest of the open objects and arrays, the innermost last. */
    private final List<Iterator<? extends Map.Entry<String, ?>>> members = new ArrayList<>();

    private final List<Iterator<?>> elements = new ArrayList<>();
    /** The value to read: a {@link Part} or a {@link JsonValue}. */
    private Object current;

    /** The value guessed for {@link #guessed}, by which an attempt to read a variant finds the part. */
    private @Nullable JsonValue guess;

    private @Nullable Part guessed;

    TreeReader(Mode mode, @Nullable JsonReader outer, Object source, @Nullable WorkLimit work) {
        super(mode, outer);
        this.current = source;
        this.work = work;
    }

    @Override
    public boolean readNull() {
        Object value = resolved();
        return value == JsonValue.NULL || value instanceof Part part && part.none();
    }

    @Override
    public boolean beginObject() {
        Map<String, ?> found = null;
        Object value = resolved();
        if (value instanceof Part part) {
            found = part.members(this);
        } else if (is(value, ValueType.OBJECT)) {
            found = ((JsonValue) value).asJsonObject();
        } else {
            refuse(value, "must be an object");
        }
        if (found == null) {
            return false;
        }
        pushObject();
        members.add(found.entrySet().iterator());
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
        List<?> found = null;
        Object value = resolved();
        if (value instanceof Part part) {
            found = part.elements(this);
        } else if (is(value, ValueType.ARRAY)) {
            found = ((JsonValue) value).asJsonArray();
        } else {
            refuse(value, "must be an array");
        }
        if (found == null) {
            return false;
        }
        pushList();
        elements.add(found.iterator());
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
        Object value = resolved();
        if (value instanceof Part part) {
            return part.text(this);
        } else if (value instanceof JsonString string) {
            return whole(string.getString());
        }
        refuse(value, "must be a string");
        return null;
    }

    @Override
    public @Nullable Boolean bool() {
        Object value = resolved();
        if (value instanceof Part part) {
            String text = part.text(this);
            return text == null ? null : Scalars.bool(this, text);
        } else if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            return value == JsonValue.TRUE;
        }
        refuse(value, "must be true or false");
        return null;
    }

    @Override
    @Nullable
    String digits(String message) {
        Object value = resolved();
        if (value instanceof Part part) {
            return part.text(this);
        } else if (value instanceof JsonNumber number) {
            return number.toString();
        }
        refuse(value, message);
        return null;
    }

    @Override
    public byte @Nullable [] binary() {
        return current instanceof Part part ? part.bytes(this) : super.binary();
    }

    /** Returns the most likely value of a part; an attempt to read a variant determines the real one. */
    @Override
    public @Nullable JsonValue value() {
        Object value = resolved();
        if (value instanceof Part part) {
            guessed = part;
            guess = part.guess(this);
            return guess;
        }
        guessed = null;
        return value != null && sound((JsonValue) value, depth()) ? (JsonValue) value : null;
    }

    /** Returns whether a value can be kept completely; a number that cannot is reported. */
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
                // The other values have no content.
            }
        }
        return sound;
    }

    @Override
    void pass() {
        // The position of the next value does not depend on this one, and the depth of the tree was limited when it was built.
    }

    /** Returns the value without further checks: the caller that built the tree, or selected a variant, has checked all of it. */
    @Override
    @Nullable
    JsonValue unknown() {
        return current instanceof Part part ? part.guess(this) : (JsonValue) current;
    }

    @Override
    boolean untyped() {
        return guessed != null;
    }

    @Override
    boolean textual() {
        return current instanceof Part;
    }

    @Override
    @Nullable
    JsonValue guess() {
        return current instanceof Part part ? part.guess(message -> {}) : null;
    }

    @Override
    Object source(JsonValue tree) {
        return tree == guess && guessed != null ? guessed : tree;
    }

    @Override
    WorkLimit work(JsonValue tree) {
        return work == null ? new WorkLimit(tree) : work;
    }

    /** A tree has no line numbers; a parsed one has those of its text. */
    @Override
    MalformedJsonException malformed(String message) {
        JsonReader outer = outer();
        return outer == null ? new MalformedJsonException(message, 1, 1) : outer.malformed(message);
    }

    private void step() {
        if (work != null && !work.step()) {
            throw malformed("The JSON text can be read in too many ways");
        }
    }

    /** Returns the value to read; null if it cannot be read at all, which is reported. */
    private @Nullable Object resolved() {
        return current instanceof Part part ? part.resolve(this) : current;
    }

    private static boolean is(@Nullable Object value, ValueType type) {
        return value instanceof JsonValue json && json.getValueType() == type;
    }

    private void refuse(@Nullable Object value, String message) {
        if (value != null) {
            broken(value == JsonValue.NULL ? message + " and not null" : message);
        }
    }
}
