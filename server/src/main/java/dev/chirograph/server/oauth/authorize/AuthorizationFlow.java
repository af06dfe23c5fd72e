package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.browser.BrowserSession;
import dev.chirograph.server.oauth.browser.Csrf;
import dev.chirograph.server.oauth.grant.AuthorizationCode;
import dev.chirograph.server.oauth.grant.AuthorizationCodes;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes authorization requests a step further, and ends each with one answer. Safe for use by many threads and nodes. */
final class AuthorizationFlow {
    /** Where the browser comes back to, before the id of its request. */
    static final String CONSENT_PATH = "/consent?request=";

    private static final String SIGN_IN = "/sign-in";

    private final Database database;
    private final AuthorizationRequestReader requests;
    private final StoredAuthorizationRequests kept;
    private final InteractionPolicy decisions;
    private final AuthorizationCodes codes;
    private final Csrf csrf;
    private final AuthorizationResponses answers;

    AuthorizationFlow(
            Database database,
            AuthorizationRequestReader requests,
            StoredAuthorizationRequests kept,
            InteractionPolicy decisions,
            AuthorizationCodes codes,
            Csrf csrf,
            AuthorizationResponses answers) {
        this.database = database;
        this.requests = requests;
        this.kept = kept;
        this.decisions = decisions;
        this.codes = codes;
        this.csrf = csrf;
        this.answers = answers;
    }

    /** What to do when nothing is in the way of an answer but the user's consent. */
    record Steps(Function<ConsentRequest, Response> toConsent, Function<ConsentRequest, Response> withConsent) {}

    /**
     * Reads and checks a request anew and takes the step that is due.
     *
     * @param session who is signed in in the browser, null when nobody is
     * @throws OauthException if the answer has to be a page
     */
    Response goOn(
            ProtocolExchange exchange,
            StoredAuthorizationRequest pending,
            @Nullable BrowserSession session,
            Steps steps) {
        AuthorizationRequest request;
        try {
            request = read(pending);
        } catch (AuthorizationErrorException e) {
            return end(pending, () -> answers.refusal(e.address(), e.error()));
        }
        return switch (decisions.decide(request, pending, session)) {
            case NextStep.Reject rejected -> refuse(request, pending, rejected.error());
            case NextStep.Login login -> toSignIn(exchange, request, pending);
            case NextStep.Consent ask -> steps.toConsent().apply(ask.question());
            case NextStep.IssueCode issue -> steps.withConsent().apply(issue.question());
        };
    }

    /**
     * Reads and checks a request anew.
     *
     * @throws OauthException if it does not say for certain where an answer may go
     * @throws AuthorizationErrorException if anything else is wrong with it
     */
    AuthorizationRequest read(StoredAuthorizationRequest pending) {
        return pending.pushed() == null ? requests.readUnpushed(pending.form()) : requests.readPushed(pending.form());
    }

    /** Sends the browser to the consent page. */
    Response toConsent(ProtocolExchange exchange, ConsentRequest question) {
        return keep(exchange, question.request(), question.pending(), AuthorizationFlow::consentPath);
    }

    private Response toSignIn(
            ProtocolExchange exchange, AuthorizationRequest request, StoredAuthorizationRequest pending) {
        return keep(
                exchange,
                request,
                pending,
                id -> SIGN_IN + "?"
                        + Form.of(Map.of("continue", List.of(consentPath(id)))).encoded());
    }

    /** Sends the browser on with the id of the request, which is kept for it from now on unless it is already. */
    private Response keep(
            ProtocolExchange exchange,
            AuthorizationRequest request,
            StoredAuthorizationRequest pending,
            Function<String, String> path) {
        if (pending.id() != null) {
            return AuthorizationResponses.seeOther(path.apply(pending.id()));
        }
        Csrf.Browser browser = csrf.browser(exchange);
        StoredAuthorizationRequest now = kept.keep(pending, request, browser.value());
        return AuthorizationResponses.seeOther(path.apply(now.id())).header("Set-Cookie", browser.setCookie());
    }

    private static String consentPath(String id) {
        return CONSENT_PATH + id;
    }

    /** Ends a request with a code for what the user agrees to. */
    Response grant(ConsentRequest question) {
        return end(question.pending(), () -> {
            AuthorizationRequest request = question.request();
            String code = codes.issue(new AuthorizationCode(
                    request.client().id(),
                    request.address().redirectUri(),
                    request.codeChallenge(),
                    request.dpopKey(),
                    question.session().userId(),
                    question.scopes(),
                    request.resources(),
                    request.nonce(),
                    request.claims(),
                    question.session().authenticatedAt(),
                    question.session().id()));
            return answers.code(request.address(), code);
        });
    }

    /** Ends a request with a refusal. */
    Response refuse(AuthorizationRequest request, StoredAuthorizationRequest pending, ErrorObject error) {
        return end(pending, () -> answers.refusal(request.address(), error));
    }

    private Response end(StoredAuthorizationRequest pending, Supplier<Response> answer) {
        Response reply = database.inTransaction(() -> kept.end(pending) ? answer.get() : null);
        if (reply == null) {
            throw new OauthException(OAuth2Error.INVALID_REQUEST, "The request has been answered already.");
        }
        return reply;
    }
}
