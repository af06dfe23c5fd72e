package dev.chirograph.server.runtime.pipeline;

import dev.chirograph.server.runtime.Authentication;
import dev.chirograph.server.runtime.Authenticator;
import dev.chirograph.server.runtime.Caller;
import dev.chirograph.server.runtime.Credentials;
import dev.chirograph.server.runtime.Operation;
import dev.chirograph.server.runtime.ProblemException;
import dev.chirograph.server.runtime.http.HeaderLines;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Authenticates the caller and checks its scopes. */
final class AccessControl {
    /** The header that sends a nonce to callers (RFC 9449, section 8). */
    private static final String NONCE = "DPoP-Nonce";

    private final Authenticator authenticator;
    private final Challenge challenge;

    AccessControl(Authenticator authenticator, @Nullable String realm) {
        this.authenticator = authenticator;
        this.challenge = new Challenge(realm, authenticator.protection());
    }

    /**
     * Lets a request through or rejects it. Credentials of public operations are ignored.
     *
     * @throws ProblemException with 401 or 400 if the caller is not authenticated, 403 if it lacks a scope
     */
    void check(HttpExchange exchange) {
        Operation operation = exchange.operation();
        if (operation.open()) {
            return;
        }
        Credentials credentials = exchange.credentials();
        switch (authenticator.authenticate(credentials)) {
            case Authentication.Known known -> {
                exchange.context().authenticated(known);
                if (known.nonce() != null) {
                    exchange.context().addHeader(NONCE, known.nonce());
                }
                requireScopes(operation, known.caller(), credentials);
            }
            case Authentication.Missing missing -> {
                if (!operation.anonymous()) {
                    throw missing();
                }
            }
            case Authentication.Refused refused ->
                throw rejection(refused, AuthenticationScheme.of(credentials.authorization()));
            case Authentication.Undecided undecided ->
                throw ProblemException.unavailable(undecided.description(), undecided.retryAfter());
        }
    }

    /** Checks that the caller has all scopes of one alternative; if not, the problem names the scopes of the first. */
    private void requireScopes(Operation operation, Caller caller, Credentials credentials) {
        if (operation.anonymous()) {
            return;
        }
        for (Set<String> scopes : operation.requirements()) {
            if (caller.scopes().containsAll(scopes)) {
                return;
            }
        }
        Set<String> wanted = operation.requirements().getFirst();
        throw ProblemException.forbidden("The access token lacks a scope; needed: " + String.join(" ", wanted))
                .with(
                        Challenge.HEADER,
                        challenge.insufficientScope(AuthenticationScheme.of(credentials.authorization()), wanted));
    }

    /** Adds the challenge if a handler rejects the access token; other problems are unchanged. */
    ProblemException challenging(ProblemException problem, Headers request) {
        String error = problem.tokenError();
        if (error == null) {
            return problem;
        }
        var scheme = AuthenticationScheme.of(HeaderLines.of(request, HeaderNames.AUTHORIZATION));
        return problem.with(Challenge.HEADER, challenge.refused(scheme, error, problem.detail()));
    }

    private ProblemException missing() {
        return ProblemException.unauthorized("An access token is needed; send it as \"Authorization: Bearer …\"")
                .with(Challenge.HEADER, challenge.missing());
    }

    private ProblemException rejection(Authentication.Refused refused, AuthenticationScheme scheme) {
        ProblemException problem = refused.error().equals("invalid_request")
                ? ProblemException.malformed(refused.description())
                : ProblemException.unauthorized(refused.description());
        problem = problem.with(Challenge.HEADER, challenge.refused(scheme, refused.error(), refused.description()));
        return refused.nonce() == null ? problem : problem.with(NONCE, refused.nonce());
    }
}
