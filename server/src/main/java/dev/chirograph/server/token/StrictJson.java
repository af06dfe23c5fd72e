package dev.chirograph.server.token;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;

/** Reads what strangers wrote: one JSON object, in right UTF-8, of some depth at most, and no member named twice. */
final class StrictJson {
    /** Nothing that is read here needs more than a handful. */
    private static final int DEEPEST = 32;

    /** Which of two members of the same name counts is a matter of taste, and what is signed must not be one (RFC 7515, 4). */
    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private StrictJson() {}

    /** @throws ParseException if it is no such object; the message quotes nothing */
    static JsonObject object(byte[] utf8) throws ParseException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            refuseDepthAndMoreThanOneValue(text);
            try (JsonReader reader = READERS.createReader(new StringReader(text))) {
                return reader.readObject();
            }
        } catch (CharacterCodingException | RuntimeException e) {
            // The parser has half a dozen ways to say so, and not one that may reach a caller: they quote the text.
            throw new ParseException("no JSON object, too deep, or a member is named twice", 0);
        }
    }

    /** A reader descends by recursion, and passes over what comes after its value; a parser does neither. */
    private static void refuseDepthAndMoreThanOneValue(String text) {
        int depth = 0;
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            // Not skipObject(): Parsson's never comes back from an object that does not end.
            while (parser.hasNext()) {
                Event event = parser.next();
                if (event == Event.START_OBJECT || event == Event.START_ARRAY) {
                    depth++;
                } else if (event == Event.END_OBJECT || event == Event.END_ARRAY) {
                    depth--;
                }
                if (depth > DEEPEST) {
                    throw new IllegalArgumentException("too deep");
                }
            }
        }
    }
}
