package ${supportPackage};

import jakarta.json.JsonValue;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParsingException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON text value by value and knows where it is. It always stands at the first event of the value to read; each
 * method that reads takes the whole value, and one that does not fit is reported and passed over.
 */
public final class JsonReader implements Place {
    /** Deeper texts are refused: nobody writes them but who wants a stack to overflow. */
    public static final int MAXIMUM_DEPTH = 64;

    private final JsonParser parser;
    private final Mode mode;
    private final List<Frame> frames = new ArrayList<>();
    private Event event = Event.VALUE_NULL;

    /**
     * How to read.
     *
     * @param strict whether unknown members and members named twice are refused
     * @param violations collects what does not fit
     */
    record Mode(boolean strict, Violations violations) {}

    /** An object or a list that is being read. */
    private static final class Frame {
        /** The names of the members so far, null in a list. */
        final @Nullable Set<String> names;

        @Nullable String name;
        int index = -1;

        Frame(@Nullable Set<String> names) {
            this.names = names;
        }
    }

    JsonReader(JsonParser parser, Mode mode) {
        this.parser = parser;
        this.mode = mode;
    }

    void start() {
        event = parser.next();
    }

    void end() {
        if (parser.hasNext()) {
            throw malformed("The text goes on after its value");
        }
    }

    /** Tells whether the reader is strict. */
    public boolean strict() {
        return mode.strict();
    }

    /** Returns how much was reported so far. */
    public int broken() {
        return mode.violations().size();
    }

    @Override
    public void broken(String message) {
        mode.violations().add("body", pointer(), message);
    }

    /** Returns where the reader is, as a JSON pointer (RFC 6901). */
    public String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (Frame frame : frames) {
            if (frame.name != null) {
                pointer.append('/').append(frame.name.replace("~", "~0").replace("/", "~1"));
            } else if (frame.index >= 0) {
                pointer.append('/').append(frame.index);
            }
        }
        return pointer.toString();
    }

    /** Tells whether the value is null; then it is read with that. */
    public boolean readNull() {
        return event == Event.VALUE_NULL;
    }

    /** Begins an object. If it is none, that is reported and it is passed over. */
    public boolean beginObject() {
        if (event != Event.START_OBJECT) {
            return refuse("must be an object");
        }
        push(new Frame(new HashSet<>()));
        return true;
    }

    /** Moves to the next member's value and returns its name, or null when there is none left. */
    public @Nullable String nextMember() {
        Frame frame = top();
        frame.name = null;
        event = parser.next();
        if (event == Event.END_OBJECT) {
            return null;
        }
        String name = text();
        if (frame.names != null && !frame.names.add(name) && mode.strict()) {
            throw malformed("The member stands there twice in one object, which readers take differently");
        }
        frame.name = name;
        event = parser.next();
        return name;
    }

    /** Tells whether the object that is being read has a member of that name so far. */
    public boolean has(String name) {
        Set<String> names = top().names;
        return names != null && names.contains(name);
    }

    /** Returns how many members the object has so far. */
    public int memberCount() {
        Set<String> names = top().names;
        return names == null ? 0 : names.size();
    }

    /** Ends the object after its last member, and reports those that are missing. */
    public void endObject(List<String> required) {
        Frame frame = top();
        for (String name : required) {
            if (!has(name)) {
                frame.name = name;
                broken("must be present");
                frame.name = null;
            }
        }
        frames.remove(frames.size() - 1);
    }

    /** Passes over a member that the contract does not know; strictly, reports it. */
    public void unknownMember() {
        if (mode.strict()) {
            broken("is not a property that is known here");
        }
        skip();
    }

    /** Begins a list. If it is none, that is reported and it is passed over. */
    public boolean beginList() {
        if (event != Event.START_ARRAY) {
            return refuse("must be an array");
        }
        push(new Frame(null));
        return true;
    }

    /** Moves to the next element, or ends the list and returns false. */
    public boolean nextElement() {
        Frame frame = top();
        frame.index++;
        event = parser.next();
        if (event == Event.END_ARRAY) {
            frames.remove(frames.size() - 1);
            return false;
        }
        return true;
    }

    /** Reads a text; null when it is none. */
    public @Nullable String string() {
        if (event == Event.VALUE_STRING) {
            return text();
        }
        refuse("must be a string");
        return null;
    }

    /** Reads a truth value; null when it is none. */
    public @Nullable Boolean bool() {
        if (event == Event.VALUE_TRUE || event == Event.VALUE_FALSE) {
            return event == Event.VALUE_TRUE;
        }
        refuse("must be true or false");
        return null;
    }

    /** Reads a number, exactly; null when it is none. */
    public @Nullable BigDecimal number() {
        if (event == Event.VALUE_NUMBER) {
            return Scalars.number(this, parser.getString());
        }
        refuse("must be a number");
        return null;
    }

    /** Reads a whole number of 32 bits, also written as 1.0; null when it is none. */
    public @Nullable Integer int32() {
        if (event == Event.VALUE_NUMBER) {
            return Scalars.int32(this, parser.getString());
        }
        refuse("must be a whole number");
        return null;
    }

    /** Reads a whole number of 64 bits, also written as 1.0; null when it is none. */
    public @Nullable Long int64() {
        if (event == Event.VALUE_NUMBER) {
            return Scalars.int64(this, parser.getString());
        }
        refuse("must be a whole number");
        return null;
    }

    /** Reads a number of 32 bits; null when it is none. */
    public @Nullable Float float32() {
        if (event == Event.VALUE_NUMBER) {
            return Scalars.float32(this, parser.getString());
        }
        refuse("must be a number");
        return null;
    }

    /** Reads a number of 64 bits; null when it is none. */
    public @Nullable Double float64() {
        if (event == Event.VALUE_NUMBER) {
            return Scalars.float64(this, parser.getString());
        }
        refuse("must be a number");
        return null;
    }

    /** Reads a day; null when it is none. */
    public @Nullable LocalDate date() {
        String text = string();
        return text == null ? null : Scalars.date(this, text);
    }

    /** Reads an instant with its offset; null when it is none. */
    public @Nullable OffsetDateTime dateTime() {
        String text = string();
        return text == null ? null : Scalars.dateTime(this, text);
    }

    /** Reads a UUID; null when it is none. */
    public @Nullable UUID uuid() {
        String text = string();
        return text == null ? null : Scalars.uuid(this, text);
    }

    /** Reads a URI; null when it is none. */
    public @Nullable URI uri() {
        String text = string();
        return text == null ? null : Scalars.uri(this, text);
    }

    /** Reads bytes in base64; null when they are none. */
    public byte @Nullable [] bytes() {
        String text = string();
        return text == null ? null : Scalars.bytes(this, text);
    }

    /** Reads an object of which nothing is known; null when it is none. */
    public @Nullable Map<String, JsonValue> freeForm() {
        if (!beginObject()) {
            return null;
        }
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (String name = nextMember(); name != null; name = nextMember()) {
            JsonValue value = value();
            if (value != null) {
                members.put(name, value);
            }
        }
        endObject(List.of());
        return members;
    }

    /** Reads any value; null when it holds a number beyond all bounds. */
    public @Nullable JsonValue value() {
        return switch (event) {
            case START_OBJECT -> {
                Map<String, JsonValue> members = freeForm();
                yield members == null ? null : Scalars.object(members);
            }
            case START_ARRAY -> {
                List<JsonValue> elements = new ArrayList<>();
                beginList();
                while (nextElement()) {
                    JsonValue element = value();
                    if (element != null) {
                        elements.add(element);
                    }
                }
                yield Scalars.array(elements);
            }
            case VALUE_STRING -> {
                text();
                yield parser.getValue();
            }
            case VALUE_NUMBER -> Scalars.number(this, parser.getString()) == null ? null : parser.getValue();
            default -> parser.getValue();
        };
    }

    /** Passes over the value. */
    public void skip() {
        int depth = frames.size();
        int end = depth;
        while (true) {
            if (event == Event.START_OBJECT || event == Event.START_ARRAY) {
                checkDepth(++depth);
            } else if (event == Event.END_OBJECT || event == Event.END_ARRAY) {
                depth--;
            }
            if (depth == end) {
                return;
            }
            event = parser.next();
        }
    }

    MalformedJsonException malformed(String message) {
        return malformed(message, null);
    }

    /** The parser's own words name its classes and states; the place is what helps. */
    MalformedJsonException malformed(String message, @Nullable Exception cause) {
        JsonLocation location =
                cause instanceof JsonParsingException parsing ? parsing.getLocation() : parser.getLocation();
        return new MalformedJsonException(
                message, Math.max(1, location.getLineNumber()), Math.max(1, location.getColumnNumber()));
    }

    /** Half of a surrogate pair can be escaped but is no character: nothing can keep or send it (RFC 8259, section 8.2). */
    private String text() {
        String text = parser.getString();
        if (mode.strict() && text.codePoints().anyMatch(JsonReader::isSurrogate)) {
            throw malformed("The text has half of a surrogate pair");
        }
        return text;
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private boolean refuse(String message) {
        broken(event == Event.VALUE_NULL ? message + " and not null" : message);
        skip();
        return false;
    }

    private void push(Frame frame) {
        checkDepth(frames.size() + 1);
        frames.add(frame);
    }

    private void checkDepth(int depth) {
        if (depth > MAXIMUM_DEPTH) {
            throw malformed("The text is deeper than " + MAXIMUM_DEPTH + " levels");
        }
    }

    private Frame top() {
        return frames.get(frames.size() - 1);
    }
}
