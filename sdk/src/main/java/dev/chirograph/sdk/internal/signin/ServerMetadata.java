package dev.chirograph.sdk.internal.signin;

import dev.chirograph.sdk.internal.json.Codec;
import dev.chirograph.sdk.internal.json.JsonReader;
import dev.chirograph.sdk.internal.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sign-in needs of authorization server metadata (RFC 8414, section 2). Absent is null.
 *
 * @param issuer who says it
 * @param authorizationEndpoint where browsers go
 * @param deviceAuthorizationEndpoint where devices get their codes (RFC 8628, section 4)
 * @param namesIssuer whether every authorization response has {@code iss} (RFC 9207, section 3)
 */
record ServerMetadata(
        @Nullable String issuer,
        @Nullable String authorizationEndpoint,
        @Nullable String deviceAuthorizationEndpoint,
        boolean namesIssuer) {

    static final Codec<ServerMetadata> CODEC = new Reader();

    private static final class Reader implements Codec<ServerMetadata> {
        @Override
        public @Nullable ServerMetadata read(JsonReader reader) {
            if (!reader.beginObject()) {
                return null;
            }
            String issuer = null;
            String authorizationEndpoint = null;
            String deviceAuthorizationEndpoint = null;
            Boolean namesIssuer = null;
            for (String name = reader.nextMember(); name != null; name = reader.nextMember()) {
                if (reader.readNull()) {
                    continue;
                }
                switch (name) {
                    case "issuer" -> issuer = reader.string();
                    case "authorization_endpoint" -> authorizationEndpoint = reader.string();
                    case "device_authorization_endpoint" -> deviceAuthorizationEndpoint = reader.string();
                    case "authorization_response_iss_parameter_supported" -> namesIssuer = reader.bool();
                    default -> reader.skip();
                }
            }
            reader.endObject(List.of());
            return new ServerMetadata(
                    issuer, authorizationEndpoint, deviceAuthorizationEndpoint, Boolean.TRUE.equals(namesIssuer));
        }

        @Override
        public void write(JsonWriter writer, ServerMetadata value) {
            throw new UnsupportedOperationException("A client only reads these");
        }
    }
}
