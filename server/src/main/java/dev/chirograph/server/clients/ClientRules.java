package dev.chirograph.server.clients;

import dev.chirograph.server.api.model.ClientCreate;
import dev.chirograph.server.runtime.json.Violation;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules for clients that the document cannot express. */
final class ClientRules {
    private static final Set<String> NEED_A_USER =
            Set.of("authorization_code", "password", "urn:ietf:params:oauth:grant-type:device_code");

    private final Set<String> knownScopes;

    /** @param knownScopes all scopes of the API */
    ClientRules(Set<String> knownScopes) {
        this.knownScopes = Set.copyOf(knownScopes);
    }

    /** Returns the rules that a new client violates. */
    List<Violation> violationsOf(ClientCreate client) {
        List<Violation> violations = new ArrayList<>();
        AuthenticationMethod method =
                AuthenticationMethod.of(client.authenticationMethod().value());
        checkName(client, violations);
        checkGrants(grantsOf(client), method, violations);
        checkRedirects(client, method, violations);
        checkScopes(client.scopes(), violations);
        checkKeys(client, method, violations);
        if (method == AuthenticationMethod.NONE && !client.pkceRequired()) {
            complain(violations, "/pkce_required", "must be true for a client of the method none");
        }
        return violations;
    }

    static Set<String> grantsOf(ClientCreate client) {
        return client.grantTypes().stream().map(type -> type.value()).collect(Collectors.toUnmodifiableSet());
    }

    private static void checkName(ClientCreate client, List<Violation> violations) {
        if (client.name().isBlank()) {
            complain(violations, "/name", "must not be blank: users see it");
        }
    }

    private static void checkGrants(Set<String> grants, AuthenticationMethod method, List<Violation> violations) {
        if (grants.contains("client_credentials") && method == AuthenticationMethod.NONE) {
            complain(
                    violations,
                    "/grant_types",
                    "must not have client_credentials: a client of the method none has none");
        }
        if (grants.contains("refresh_token") && grants.stream().noneMatch(NEED_A_USER::contains)) {
            complain(violations, "/grant_types", "must have a grant that gives refresh tokens beside refresh_token");
        }
    }

    private static void checkRedirects(ClientCreate client, AuthenticationMethod method, List<Violation> violations) {
        boolean code = grantsOf(client).contains("authorization_code");
        if (code && client.redirectUris().isEmpty()) {
            complain(violations, "/redirect_uris", "must not be empty for the grant authorization_code");
        }
        if (!code && !client.redirectUris().isEmpty()) {
            complain(violations, "/redirect_uris", "must be empty without the grant authorization_code");
        }
        checkUris("/redirect_uris", client.redirectUris(), violations);
        checkUris("/post_logout_redirect_uris", client.postLogoutRedirectUris(), violations);
        // RFC 8252, section 8.6: another program could receive the redirect and impersonate the client without the
        // user's consent.
        boolean anybodys = client.redirectUris().stream().anyMatch(uri -> !"https".equals(uri.getScheme()));
        if (method == AuthenticationMethod.NONE && !client.consentRequired() && anybodys) {
            complain(
                    violations,
                    "/consent_required",
                    "must be true for a client of the method none whose redirect URIs are not all https");
        }
    }

    private static void checkUris(String pointer, List<URI> uris, List<Violation> violations) {
        for (int i = 0; i < uris.size(); i++) {
            String complaint = RedirectUriRules.complaintAbout(uris.get(i));
            if (complaint != null) {
                complain(violations, pointer + "/" + i, complaint);
            }
        }
    }

    private void checkScopes(List<String> scopes, List<Violation> violations) {
        for (int i = 0; i < scopes.size(); i++) {
            if (!knownScopes.contains(scopes.get(i))) {
                complain(violations, "/scopes/" + i, "must be one of the scopes in the document's security scheme");
            }
        }
    }

    private static void checkKeys(ClientCreate client, AuthenticationMethod method, List<Violation> violations) {
        boolean signs = method == AuthenticationMethod.PRIVATE_KEY_JWT;
        if (signs && client.jwks() == null) {
            complain(violations, "/jwks", "is required for the method private_key_jwt");
        } else if (!signs && client.jwks() != null) {
            complain(violations, "/jwks", "is only allowed for the method private_key_jwt");
        } else if (client.jwks() != null) {
            violations.addAll(ClientKeys.of(client.jwks()).violations());
        }
    }

    private static void complain(List<Violation> violations, String pointer, String message) {
        violations.add(new Violation("body", pointer, message));
    }
}
