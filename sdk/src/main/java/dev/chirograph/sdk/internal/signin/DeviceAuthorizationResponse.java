package dev.chirograph.sdk.internal.signin;

import dev.chirograph.sdk.internal.json.Codec;
import dev.chirograph.sdk.internal.json.JsonReader;
import dev.chirograph.sdk.internal.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a device authorization endpoint answers (RFC 8628, section 3.2), or its error. Absent is null. */
record DeviceAuthorizationResponse(
        @Nullable String deviceCode,
        @Nullable String userCode,
        @Nullable String verificationUri,
        @Nullable String verificationUriComplete,
        @Nullable Long expiresIn,
        @Nullable Long interval,
        @Nullable String error,
        @Nullable String errorDescription) {

    static final Codec<DeviceAuthorizationResponse> CODEC = new Reader();

    @Override
    public String toString() {
        return "DeviceAuthorization[error=" + error + "]";
    }

    private static final class Reader implements Codec<DeviceAuthorizationResponse> {
        @Override
        public @Nullable DeviceAuthorizationResponse read(JsonReader reader) {
            if (!reader.beginObject()) {
                return null;
            }
            String deviceCode = null;
            String userCode = null;
            String verificationUri = null;
            String verificationUriComplete = null;
            Long expiresIn = null;
            Long interval = null;
            String error = null;
            String errorDescription = null;
            for (String name = reader.nextMember(); name != null; name = reader.nextMember()) {
                if (reader.readNull()) {
                    continue;
                }
                switch (name) {
                    case "device_code" -> deviceCode = reader.string();
                    case "user_code" -> userCode = reader.string();
                    case "verification_uri" -> verificationUri = reader.string();
                    case "verification_uri_complete" -> verificationUriComplete = reader.string();
                    case "expires_in" -> expiresIn = reader.int64();
                    case "interval" -> interval = reader.int64();
                    case "error" -> error = reader.string();
                    case "error_description" -> errorDescription = reader.string();
                    default -> reader.skip();
                }
            }
            reader.endObject(List.of());
            return new DeviceAuthorizationResponse(
                    deviceCode,
                    userCode,
                    verificationUri,
                    verificationUriComplete,
                    expiresIn,
                    interval,
                    error,
                    errorDescription);
        }

        @Override
        public void write(JsonWriter writer, DeviceAuthorizationResponse value) {
            throw new UnsupportedOperationException("A client only reads these");
        }
    }
}
