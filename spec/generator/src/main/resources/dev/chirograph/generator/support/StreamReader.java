package ${supportPackage};

import jakarta.json.JsonValue;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON text event by event from a parser, without a tree. */
final class StreamReader extends JsonReader {
    private final JsonParser parser;
    /** The first event of the value to read. */
    private Event event = Event.VALUE_NULL;

    StreamReader(JsonParser parser, Mode mode) {
        super(mode, null);
        this.parser = parser;
    }

    void start() {
        event = parser.next();
    }

    void end() {
        if (parser.hasNext()) {
            throw malformed("The JSON text has content after its value");
        }
    }

    @Override
    public boolean readNull() {
        return event == Event.VALUE_NULL;
    }

    @Override
    public boolean beginObject() {
        if (event != Event.START_OBJECT) {
            return refuse("must be an object");
        }
        pushObject();
        return true;
    }

    @Override
    public @Nullable String nextMember() {
        Frame frame = top();
        frame.name = null;
        event = parser.next();
        if (event == Event.END_OBJECT) {
            return null;
        }
        String name = whole(parser.getString());
        if (frame.names != null && !frame.names.add(name) && strict()) {
            throw malformed("The member occurs twice in one object, which parsers interpret differently");
        }
        frame.name = name;
        event = parser.next();
        return name;
    }

    @Override
    public boolean beginList() {
        if (event != Event.START_ARRAY) {
            return refuse("must be an array");
        }
        pushList();
        return true;
    }

    @Override
    public boolean nextElement() {
        Frame frame = top();
        frame.index++;
        event = parser.next();
        if (event == Event.END_ARRAY) {
            pop();
            return false;
        }
        return true;
    }

    @Override
    public @Nullable String string() {
        if (event == Event.VALUE_STRING) {
            return whole(parser.getString());
        }
        refuse("must be a string");
        return null;
    }

    @Override
    public @Nullable Boolean bool() {
        if (event == Event.VALUE_TRUE || event == Event.VALUE_FALSE) {
            return event == Event.VALUE_TRUE;
        }
        refuse("must be true or false");
        return null;
    }

    @Override
    @Nullable
    String digits(String message) {
        if (event == Event.VALUE_NUMBER) {
            return parser.getString();
        }
        refuse(message);
        return null;
    }

    @Override
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
                whole(parser.getString());
                yield parser.getValue();
            }
            case VALUE_NUMBER -> Scalars.number(this, parser.getString()) == null ? null : parser.getValue();
            default -> parser.getValue();
        };
    }

    @Override
    void pass() {
        int depth = depth();
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

    @Override
    @Nullable
    JsonValue unknown() {
        return value();
    }

    @Override
    Object source(JsonValue tree) {
        return tree;
    }

    @Override
    WorkLimit work(JsonValue tree) {
        return new WorkLimit(tree);
    }

    @Override
    MalformedJsonException malformed(String message) {
        return malformed(message, null);
    }

    /** The parser's message names internal classes; only the location helps. */
    MalformedJsonException malformed(String message, @Nullable Exception cause) {
        JsonLocation location =
                cause instanceof JsonParsingException parsing ? parsing.getLocation() : parser.getLocation();
        return new MalformedJsonException(
                message, Math.max(1, location.getLineNumber()), Math.max(1, location.getColumnNumber()));
    }

    private boolean refuse(String message) {
        broken(event == Event.VALUE_NULL ? message + " and not null" : message);
        pass();
        return false;
    }
}
