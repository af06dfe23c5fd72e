package dev.chirograph.sdk.internal.token;

import dev.chirograph.sdk.internal.json.Codec;
import dev.chirograph.sdk.internal.json.JsonReader;
import dev.chirograph.sdk.internal.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a token endpoint answers, be it tokens (RFC 6749, section 5.1) or an error (section 5.2). Absent is null. */
public record TokenResponse(
        @Nullable String accessToken,
        @Nullable String tokenType,
        @Nullable Long expiresIn,
        @Nullable String refreshToken,
        @Nullable String error,
        @Nullable String errorDescription) {

    static final Codec<TokenResponse> CODEC = new Reader();

    @Override
    public String toString() {
        return "TokenAnswer[error=" + error + "]";
    }

    private static final class Reader implements Codec<TokenResponse> {
        @Override
        public @Nullable TokenResponse read(JsonReader reader) {
            if (!reader.beginObject()) {
                return null;
            }
            String accessToken = null;
            String tokenType = null;
            Long expiresIn = null;
            String refreshToken = null;
            String error = null;
            String errorDescription = null;
            for (String name = reader.nextMember(); name != null; name = reader.nextMember()) {
                if (reader.readNull()) {
                    continue;
                }
                switch (name) {
                    case "access_token" -> accessToken = reader.string();
                    case "token_type" -> tokenType = reader.string();
                    case "expires_in" -> expiresIn = reader.int64();
                    case "refresh_token" -> refreshToken = reader.string();
                    case "error" -> error = reader.string();
                    case "error_description" -> errorDescription = reader.string();
                    default -> reader.skip();
                }
            }
            reader.endObject(List.of());
            return new TokenResponse(accessToken, tokenType, expiresIn, refreshToken, error, errorDescription);
        }

        @Override
        public void write(JsonWriter writer, TokenResponse value) {
            throw new UnsupportedOperationException("A client only reads these");
        }
    }
}
