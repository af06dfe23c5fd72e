package dev.chirograph.sdk.internal.signin;

import dev.chirograph.sdk.internal.json.Codec;
import dev.chirograph.sdk.internal.json.JsonReader;
import dev.chirograph.sdk.internal.token.FieldReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A response of the device authorization endpoint (RFC 8628, section 3.2) or its error. Absent fields are null. */
record DeviceAuthorizationResponse(
        @Nullable String deviceCode,
        @Nullable String userCode,
        @Nullable String verificationUri,
        @Nullable String verificationUriComplete,
        @Nullable Long expiresIn,
        @Nullable Long interval,
        @Nullable String error,
        @Nullable String errorDescription) {

    static final Codec<DeviceAuthorizationResponse> CODEC = new FieldReader<>(
            Map.of(
                    "device_code", JsonReader::string,
                    "user_code", JsonReader::string,
                    "verification_uri", JsonReader::string,
                    "verification_uri_complete", JsonReader::string,
                    "expires_in", JsonReader::int64,
                    "interval", JsonReader::int64,
                    "error", JsonReader::string,
                    "error_description", JsonReader::string),
            fields -> new DeviceAuthorizationResponse(
                    fields.string("device_code"),
                    fields.string("user_code"),
                    fields.string("verification_uri"),
                    fields.string("verification_uri_complete"),
                    fields.integer("expires_in"),
                    fields.integer("interval"),
                    fields.string("error"),
                    fields.string("error_description")));

    @Override
    public String toString() {
        return "DeviceAuthorizationResponse[error=" + error + "]";
    }
}
