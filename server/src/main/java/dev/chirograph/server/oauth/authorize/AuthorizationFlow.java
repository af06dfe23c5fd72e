package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.contract.Exchange;
import dev.chirograph.server.contract.Reply;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.browser.BrowserSession;
import dev.chirograph.server.oauth.browser.Csrf;
import dev.chirograph.server.oauth.code.AuthorizationCodes;
import dev.chirograph.server.oauth.code.CodeGrant;
import dev.chirograph.server.oauth.message.Form;
import dev.chirograph.server.oauth.message.OauthException;
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
    private final RequestReader requests;
    private final KeptRequests kept;
    private final Decisions decisions;
    private final AuthorizationCodes codes;
    private final Csrf csrf;
    private final Answers answers;

    AuthorizationFlow(
            Database database,
            RequestReader requests,
            KeptRequests kept,
            Decisions decisions,
            AuthorizationCodes codes,
            Csrf csrf,
            Answers answers) {
        this.database = database;
        this.requests = requests;
        this.kept = kept;
        this.decisions = decisions;
        this.codes = codes;
        this.csrf = csrf;
        this.answers = answers;
    }

    /** What to do when nothing is in the way of an answer but the user's consent. */
    record Steps(Function<Question, Reply> toConsent, Function<Question, Reply> withConsent) {}

    /**
     * Reads and checks a request anew and takes the step that is due.
     *
     * @param session who is signed in in the browser, null when nobody is
     * @throws OauthException if the answer has to be a page
     */
    Reply goOn(Exchange exchange, PendingRequest pending, @Nullable BrowserSession session, Steps steps) {
        AuthorizationRequest request;
        try {
            request = read(pending);
        } catch (RefusedRequestException e) {
            return end(pending, () -> answers.refusal(e.address(), e.error()));
        }
        return switch (decisions.decide(request, pending, session)) {
            case Decision.Refuse refused -> refuse(request, pending, refused.error());
            case Decision.SignIn signIn -> toSignIn(exchange, request, pending);
            case Decision.AskConsent ask -> steps.toConsent().apply(ask.question());
            case Decision.Grant grant -> steps.withConsent().apply(grant.question());
        };
    }

    /**
     * Reads and checks a request anew.
     *
     * @throws OauthException if it does not say for certain where an answer may go
     * @throws RefusedRequestException if anything else is wrong with it
     */
    AuthorizationRequest read(PendingRequest pending) {
        return pending.pushed() == null ? requests.readUnpushed(pending.form()) : requests.readPushed(pending.form());
    }

    /** Sends the browser to the consent page. */
    Reply toConsent(Exchange exchange, Question question) {
        return keep(exchange, question.request(), question.pending(), AuthorizationFlow::consentPath);
    }

    private Reply toSignIn(Exchange exchange, AuthorizationRequest request, PendingRequest pending) {
        return keep(
                exchange,
                request,
                pending,
                id -> SIGN_IN + "?"
                        + Form.of(Map.of("continue", List.of(consentPath(id)))).encoded());
    }

    /** Sends the browser on with the id of the request, which is kept for it from now on unless it is already. */
    private Reply keep(
            Exchange exchange, AuthorizationRequest request, PendingRequest pending, Function<String, String> path) {
        if (pending.id() != null) {
            return Answers.seeOther(path.apply(pending.id()));
        }
        Csrf.Browser browser = csrf.browser(exchange);
        PendingRequest now = kept.keep(pending, request, browser.value());
        return Answers.seeOther(path.apply(now.id())).header("Set-Cookie", browser.setCookie());
    }

    private static String consentPath(String id) {
        return CONSENT_PATH + id;
    }

    /** Ends a request with a code for what the user agrees to. */
    Reply grant(Question question) {
        return end(question.pending(), () -> {
            AuthorizationRequest request = question.request();
            String code = codes.issue(new CodeGrant(
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
    Reply refuse(AuthorizationRequest request, PendingRequest pending, ErrorObject error) {
        return end(pending, () -> answers.refusal(request.address(), error));
    }

    private Reply end(PendingRequest pending, Supplier<Reply> answer) {
        Reply reply = database.inTransaction(() -> kept.end(pending) ? answer.get() : null);
        if (reply == null) {
            throw new OauthException(OAuth2Error.INVALID_REQUEST, "The request has been answered already.");
        }
        return reply;
    }
}
