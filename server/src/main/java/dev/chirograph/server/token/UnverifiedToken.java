package dev.chirograph.server.token;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.text.ParseException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A JWT in the compact form of JWS, taken apart and not yet believed. */
final class UnverifiedToken {
    /** Far above any token of ours; it bounds what parsing costs before the signature is checked. */
    private static final int LONGEST = 8 * 1024;

    private static final Pattern COMPACT = Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)");

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
            return StrictJson.object(Base64.getUrlDecoder().decode(part));
        } catch (ParseException | IllegalArgumentException e) {
            throw new InvalidTokenException("The token's header or claims are no JSON object, or name a member twice.");
        }
    }

    /** Leaves out the token. */
    @Override
    public String toString() {
        return "UnverifiedToken";
    }
}
