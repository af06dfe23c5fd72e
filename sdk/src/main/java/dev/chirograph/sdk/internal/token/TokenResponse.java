package dev.chirograph.sdk.internal.token;

import dev.chirograph.sdk.internal.json.Codec;
import dev.chirograph.sdk.internal.json.JsonReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A response of the token endpoint: tokens (RFC 6749, section 5.1) or an error (section 5.2). Absent fields are null. */
public record TokenResponse(
        @Nullable String accessToken,
        @Nullable String tokenType,
        @Nullable Long expiresIn,
        @Nullable String refreshToken,
        @Nullable String error,
        @Nullable String errorDescription) {

    static final Codec<TokenResponse> CODEC = new FieldReader<>(
            Map.of(
                    "access_token", JsonReader::string,
                    "token_type", JsonReader::string,
                    "expires_in", JsonReader::int64,
                    "refresh_token", JsonReader::string,
                    "error", JsonReader::string,
                    "error_description", JsonReader::string),
            fields -> new TokenResponse(
                    fields.string("access_token"),
                    fields.string("token_type"),
                    fields.integer("expires_in"),
                    fields.string("refresh_token"),
                    fields.string("error"),
                    fields.string("error_description")));

    @Override
    public String toString() {
        return "TokenResponse[error=" + error + "]";
    }
}
