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

/** Parses untrusted JSON: one object, in valid UTF-8, of limited depth and without duplicate members. */
final class StrictJson {
    /** No valid document here needs more than a handful of levels. */
    private static final int DEEPEST = 32;

    /** Parsers disagree on which of two duplicate members counts, so signed JSON must have none (RFC 7515, section 4). */
    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private StrictJson() {}

    /** @throws ParseException if it is not such an object; the message quotes nothing */
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
            // Without the parser's message, which quotes the text.
            throw new ParseException("not a JSON object, nested too deeply, or with a duplicate member", 0);
        }
    }

    /** Uses a parser: a reader recurses, and ignores text after its value. */
    private static void refuseDepthAndMoreThanOneValue(String text) {
        int depth = 0;
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            // Not skipObject(): Parsson's never returns from an object that does not end.
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
