package dev.chirograph.sdk.internal.signin;

import dev.chirograph.sdk.internal.json.Codec;
import dev.chirograph.sdk.internal.json.JsonReader;
import dev.chirograph.sdk.internal.token.FieldReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The authorization server metadata that a sign-in uses (RFC 8414, section 2). Absent fields are null.
 *
 * @param issuer the issuer identifier
 * @param authorizationEndpoint where the browser is sent
 * @param deviceAuthorizationEndpoint where devices get their codes (RFC 8628, section 4)
 * @param issParameterSupported whether every authorization response has {@code iss} (RFC 9207, section 3)
 */
record ServerMetadata(
        @Nullable String issuer,
        @Nullable String authorizationEndpoint,
        @Nullable String deviceAuthorizationEndpoint,
        boolean issParameterSupported) {

    static final Codec<ServerMetadata> CODEC = new FieldReader<>(
            Map.of(
                    "issuer", JsonReader::string,
                    "authorization_endpoint", JsonReader::string,
                    "device_authorization_endpoint", JsonReader::string,
                    "authorization_response_iss_parameter_supported", JsonReader::bool),
            fields -> new ServerMetadata(
                    fields.string("issuer"),
                    fields.string("authorization_endpoint"),
                    fields.string("device_authorization_endpoint"),
                    fields.isTrue("authorization_response_iss_parameter_supported")));
}
