package dev.chirograph.server.token;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A JWT in the compact form of JWS, taken apart and not yet believed. */
final class UnverifiedToken {
    /** Far above any token of ours; it bounds what parsing costs before the signature is checked. */
    private static final int LONGEST = 8 * 1024;

    private static final Pattern COMPACT = Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)");

    /** Which of two members of the same name counts is a matter of taste, and a token must not be one (RFC 7515, 4). */
    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private final String text;
    private final JsonObject header;
    private final JsonObject claims;

    private UnverifiedToken(String text, JsonObject header, JsonObject claims) {
        this.text = text;
        this.header = header;
        this.claims = claims;
    }

    static UnverifiedToken parse(String text) throws InvalidTokenException {
        if (text.length() > LONGEST) {
            throw new InvalidTokenException("The token is longer than " + LONGEST + " characters.");
        }
        Matcher parts = COMPACT.matcher(text);
        if (!parts.matches()) {
            throw new InvalidTokenException("The token is no signed JWT.");
        }
        return new UnverifiedToken(text, object(parts.group(1)), object(parts.group(2)));
    }

    /** Returns the token as it came. */
    String text() {
        return text;
    }

    JsonObject header() {
        return header;
    }

    JsonObject claims() {
        return claims;
    }

    /** Returns a member that is a string with something in it; null when it is absent, empty or of another type. */
    static @Nullable String string(JsonObject object, String name) {
        JsonValue value = object.get(name);
        return value instanceof JsonString string && !string.getString().isEmpty() ? string.getString() : null;
    }

    private static JsonObject object(String part) throws InvalidTokenException {
        try {
            byte[] utf8 = Base64.getUrlDecoder().decode(part);
            return parseObject(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException | RuntimeException e) {
            // The parser has half a dozen ways to say so, and not one that may reach the caller: they quote the text.
            throw new InvalidTokenException("The token's header or claims are no JSON object, or name a member twice.");
        }
    }

    private static JsonObject parseObject(String json) {
        refuseMoreThanOneValue(json);
        try (JsonReader reader = READERS.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    /** A reader passes over what comes after its value; a parser throws. */
    private static void refuseMoreThanOneValue(String json) {
        try (JsonParser parser = PARSERS.createParser(new StringReader(json))) {
            // Not skipObject(): Parsson's never comes back from an object that does not end.
            while (parser.hasNext()) {
                parser.next();
            }
        }
    }

    /** Leaves out the token. */
    @Override
    public String toString() {
        return "UnverifiedToken";
    }
}
