package dev.chirograph.server.token;

import io.helidon.security.AuthenticationResponse;
import io.helidon.security.Security;
import io.helidon.security.SecurityContext;
import io.helidon.security.spi.AuditProvider;
import io.helidon.security.spi.AuthenticationProvider;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One generation of an issuer's keys, and the Helidon security provider that checks signatures and claims by them. A
 * provider reads its keys once, so other keys make another verification.
 */
final class SignatureVerifier {
    /** The default one would log what providers say of a bad token, and they quote it. */
    private static final AuditProvider SILENT = () -> event -> {};

    private final String id = UUID.randomUUID().toString();
    private final KeySet keys;
    private final Security security;

    SignatureVerifier(KeySet keys, AuthenticationProvider provider) {
        this.keys = keys;
        this.security = Security.builder()
                .addAuthenticationProvider(provider)
                .tracingEnabled(false)
                .addAuditProvider(SILENT)
                .build();
    }

    /** Tells this generation from every other, so that what it found good is forgotten with it. */
    String id() {
        return id;
    }

    KeySet keys() {
        return keys;
    }

    /** Tells whether the provider finds the token good and its subject to be this one. */
    boolean accepts(String token, String subject) {
        SecurityContext context = security.contextBuilder("token")
                .env(security.environmentBuilder()
                        .headers(Map.of("Authorization", List.of("Bearer " + token)))
                        .build())
                .build();
        AuthenticationResponse response;
        try {
            response = context.atnClientBuilder().buildAndGet();
        } catch (RuntimeException e) {
            // Signed all right, but with claims that the provider cannot read, such as a birthday that is none.
            return false;
        }
        return response.status().isSuccess()
                && response.user()
                        .map(user -> user.principal().id().equals(subject))
                        .orElse(false);
    }
}
