package dev.chirograph.server.contract;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out who calls and whether they may. */
final class Access {
    private final Authenticator authenticator;

    Access(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    /**
     * Authenticates the caller of an operation that is not public; of one that is, the credentials are not looked at.
     *
     * @param authorization the values of all Authorization lines
     * @return null when the operation is public, or may be called without credentials and is
     * @throws ProblemException when the caller is not known
     */
    @Nullable
    Caller authenticate(Operation operation, List<String> authorization) {
        if (operation.open()) {
            return null;
        }
        Authentication authentication = authenticator.authenticate(authorization);
        if (authentication instanceof Authentication.Known known) {
            return known.caller();
        }
        if (operation.anonymous() && authentication instanceof Authentication.Missing) {
            return null;
        }
        throw authentication instanceof Authentication.Refused refused ? refusal(refused) : missing();
    }

    /**
     * Looks for an alternative of which the caller holds all scopes.
     *
     * @throws ProblemException when there is none; it names the scopes of the first
     */
    void authorise(Operation operation, @Nullable Caller caller) {
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
                .with(Challenge.HEADER, Challenge.insufficientScope(wanted));
    }

    private static ProblemException missing() {
        return ProblemException.unauthorized("An access token is needed; send it as \"Authorization: Bearer …\"")
                .with(Challenge.HEADER, Challenge.missing());
    }

    private static ProblemException refusal(Authentication.Refused refused) {
        ProblemException problem = refused.error().equals("invalid_request")
                ? ProblemException.malformed(refused.description())
                : ProblemException.unauthorized(refused.description());
        return problem.with(Challenge.HEADER, Challenge.refused(refused.error(), refused.description()));
    }
}
