package ${supportPackage};

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a tree of JSON values. */
final class TreeWriter extends JsonWriter {
    /** Whether the tree contains raw bytes. */
    private final boolean binary;

    private final List<Frame> frames = new ArrayList<>();
    private JsonValue root = JsonValue.NULL;

    /**
     * An open object or array: an object uses the members, an array the elements.
     */
    private static final class Frame {
        final boolean object;
        final Map<String, JsonValue> members = new LinkedHashMap<>();
        final List<JsonValue> elements = new ArrayList<>();
        String name = "";

        Frame(boolean object) {
            this.object = object;
        }

        JsonValue finish() {
            return object ? Scalars.object(members) : Scalars.array(elements);
        }
    }

    TreeWriter(boolean binary) {
        this.binary = binary;
    }

    JsonValue tree() {
        return root;
    }

    @Override
    public void beginObject() {
        frames.add(new Frame(true));
    }

    @Override
    public void name(String name) {
        frames.get(frames.size() - 1).name = name;
    }

    @Override
    public void beginList() {
        frames.add(new Frame(false));
    }

    @Override
    public void end() {
        value(frames.remove(frames.size() - 1).finish());
    }

    @Override
    public void string(String value) {
        value(Scalars.json(value));
    }

    @Override
    public void bool(boolean value) {
        value(value ? JsonValue.TRUE : JsonValue.FALSE);
    }

    @Override
    public void int64(long value) {
        value(Scalars.json(value));
    }

    @Override
    public void number(BigDecimal value) {
        value(Scalars.json(value));
    }

    @Override
    public void none() {
        value(JsonValue.NULL);
    }

    @Override
    public void value(JsonValue value) {
        if (frames.isEmpty()) {
            root = value;
            return;
        }
        Frame frame = frames.get(frames.size() - 1);
        if (frame.object) {
            frame.members.put(frame.name, value);
        } else {
            frame.elements.add(value);
        }
    }

    @Override
    public void binary(byte[] value) {
        if (binary) {
            value(new BinaryValue(value));
        } else {
            string(Scalars.utf8(value));
        }
    }
}
