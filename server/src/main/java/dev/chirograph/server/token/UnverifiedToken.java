package dev.chirograph.server.token;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.text.ParseException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A JWT in the JWS compact serialization (RFC 7515, section 7.1), parsed and not verified. */
final class UnverifiedToken {
    /** Far longer than any access token; it bounds the cost of parsing before the signature is verified. */
    private static final int LONGEST = 8 * 1024;

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
        int headerEnd = endOfPart(text, 0);
        int claimsEnd = endOfPart(text, headerEnd + 1);
        int signatureEnd = endOfPart(text, claimsEnd + 1);
        boolean compact = headerEnd > 0
                && isDot(text, headerEnd)
                && claimsEnd > headerEnd + 1
                && isDot(text, claimsEnd)
                && signatureEnd > claimsEnd + 1
                && signatureEnd == text.length();
        if (!compact) {
            throw new InvalidTokenException("The token is not a signed JWT.");
        }
        return new UnverifiedToken(
                text, object(text.substring(0, headerEnd)), object(text.substring(headerEnd + 1, claimsEnd)));
    }

    /** Returns the end of the Base64url digits that start at this index. */
    private static int endOfPart(String text, int start) {
        int end = start;
        while (end < text.length() && Base64Url.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDot(String text, int index) {
        return index < text.length() && text.charAt(index) == '.';
    }

    /** Returns the token as it was sent. */
    String text() {
        return text;
    }

    JsonObject header() {
        return header;
    }

    JsonObject claims() {
        return claims;
    }

    /** Returns a member that is a non-empty string; null if it is absent, empty or of another type. */
    static @Nullable String string(JsonObject object, String name) {
        JsonValue value = object.get(name);
        return value instanceof JsonString string && !string.getString().isEmpty() ? string.getString() : null;
    }

    private static JsonObject object(String part) throws InvalidTokenException {
        try {
            return StrictJson.object(Base64.getUrlDecoder().decode(part));
        } catch (ParseException | IllegalArgumentException e) {
            throw new InvalidTokenException("The token's header or claims are not a JSON object, or repeat a member.");
        }
    }

    /** Omits the token. */
    @Override
    public String toString() {
        return "UnverifiedToken";
    }
}
