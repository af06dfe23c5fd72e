package dev.chirograph.server.runtime;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out who calls and whether they may. */
final class AccessControl {
    /** The header by which callers learn of a nonce (RFC 9449, section 8). */
    static final String NONCE = "DPoP-Nonce";

    private final Authenticator authenticator;
    private final Challenge challenge;

    AccessControl(Authenticator authenticator) {
        this.authenticator = authenticator;
        this.challenge = new Challenge(authenticator.protection());
    }

    /**
     * Authenticates the caller of an operation that is not public; of one that is, the credentials are not looked at.
     *
     * @return null when the operation is public, or may be called without credentials and is
     * @throws ProblemException when the caller is not known
     */
    Authentication.@Nullable Known authenticate(Operation operation, Credentials credentials) {
        if (operation.open()) {
            return null;
        }
        return switch (authenticator.authenticate(credentials)) {
            case Authentication.Known known -> known;
            case Authentication.Missing missing -> {
                if (operation.anonymous()) {
                    yield null;
                }
                throw missing();
            }
            case Authentication.Refused refused ->
                throw refusal(refused, AuthenticationScheme.of(credentials.authorization()));
            case Authentication.Undecided undecided ->
                throw ProblemException.unavailable(undecided.description(), undecided.retryAfter());
        };
    }

    /**
     * Looks for an alternative of which the caller holds all scopes.
     *
     * @throws ProblemException when there is none; it names the scopes of the first
     */
    void authorise(Operation operation, @Nullable Caller caller, Credentials credentials) {
        if (caller == null || operation.anonymous()) {
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

    /** Adds the challenge to a problem that a handler has with the access token; any other stays as it is. */
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

    private ProblemException refusal(Authentication.Refused refused, AuthenticationScheme scheme) {
        ProblemException problem = refused.error().equals("invalid_request")
                ? ProblemException.malformed(refused.description())
                : ProblemException.unauthorized(refused.description());
        problem = problem.with(Challenge.HEADER, challenge.refused(scheme, refused.error(), refused.description()));
        return refused.nonce() == null ? problem : problem.with(NONCE, refused.nonce());
    }
}
