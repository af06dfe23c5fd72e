package dev.chirograph.server.token;

import io.helidon.security.AuthenticationResponse;
import io.helidon.security.Security;
import io.helidon.security.SecurityContext;
import io.helidon.security.spi.AuditProvider;
import io.helidon.security.spi.AuthenticationProvider;
import java.util.List;
import java.util.Map;

/**
 * Verifies signatures with one generation of an issuer's keys, through the Helidon security provider that has them. A provider reads its
 * keys once, so changed keys need another verifier.
 */
final class SignatureVerifier {
    /** The default audit provider would log the providers' messages, which quote invalid tokens. */
    private static final AuditProvider SILENT = () -> event -> {};

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

    KeySet keys() {
        return keys;
    }

    /** Returns whether the provider accepts the token and reads this subject from it. */
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
            // A valid signature, but claims that the provider cannot read, such as a birthdate that is not a date.
            return false;
        }
        return response.status().isSuccess()
                && response.user()
                        .map(user -> user.principal().id().equals(subject))
                        .orElse(false);
    }
}
