package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.oauth.browser.BrowserSessions;
import dev.chirograph.server.oauth.browser.Csrf;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.protocol.Scopes;
import dev.chirograph.server.page.ConsentPage;
import dev.chirograph.server.page.Pages;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The way back into an authorization request: from signing in, and to and from the question whether the user agrees. */
final class ConsentEndpoint {
    private final StoredAuthorizationRequests kept;
    private final BrowserSessions sessions;
    private final AuthorizationFlow flow;
    private final Consents consents;
    private final Csrf csrf;
    private final Pages pages;

    ConsentEndpoint(
            StoredAuthorizationRequests kept,
            BrowserSessions sessions,
            AuthorizationFlow flow,
            Consents consents,
            Csrf csrf,
            Pages pages) {
        this.kept = kept;
        this.sessions = sessions;
        this.flow = flow;
        this.consents = consents;
        this.csrf = csrf;
        this.pages = pages;
    }

    /** Answers {@code GET /consent}: decides anew what is due, and asks only when it is the user's consent. */
    Response show(ProtocolExchange exchange) {
        StoredAuthorizationRequest pending = pending(exchange, Form.ofQuery(exchange));
        var steps = new AuthorizationFlow.Steps(question -> page(exchange, question), flow::grant);
        return flow.goOn(exchange, pending, sessions.of(exchange), steps);
    }

    private Response page(ProtocolExchange exchange, ConsentRequest question) {
        Csrf.Token token = csrf.token(exchange, purpose(question));
        RedirectTarget address = question.request().address();
        return pages.consent(new ConsentPage(
                        address.client().name(),
                        question.session().username(),
                        List.copyOf(new TreeSet<>(question.scopes())),
                        question.pending().id(),
                        token.value(),
                        address.redirectUri()))
                .header("Set-Cookie", token.setCookie());
    }

    /** Answers {@code POST /consent}: what the user has decided. */
    Response decide(ProtocolExchange exchange) {
        Form form = Form.ofBody(exchange);
        StoredAuthorizationRequest pending = pending(exchange, form);
        var decided = new AuthorizationFlow.Steps(
                question -> decide(exchange, form, question), question -> decide(exchange, form, question));
        return flow.goOn(exchange, pending, sessions.of(exchange), decided);
    }

    private Response decide(ProtocolExchange exchange, Form form, ConsentRequest question) {
        csrf.check(exchange, form, purpose(question));
        return switch (form.require("decision")) {
            case "approve" -> {
                consents.remember(
                        question.session().userId(), question.request().client(), question.scopes());
                yield flow.grant(question);
            }
            case "deny" ->
                flow.refuse(
                        question.request(),
                        question.pending(),
                        OAuth2Error.ACCESS_DENIED.setDescription("The user does not agree."));
            default -> throw new OauthException(OAuth2Error.INVALID_REQUEST, "The decision is approve or deny.");
        };
    }

    /** Finds what this browser has on its way, which another must not finish for it, nor have it finish. */
    private StoredAuthorizationRequest pending(ProtocolExchange exchange, Form form) {
        StoredAuthorizationRequest pending =
                kept.find(form.require("request"), csrf.browser(exchange).value());
        if (pending == null) {
            throw new OauthException(
                    OAuth2Error.INVALID_REQUEST,
                    "This sign-in has expired, is finished, or was begun in another browser. Go back to the app and begin anew.");
        }
        return pending;
    }

    /** Returns what the request says that the sign-in page leads back to; null when there is none, or none that is good any more. */
    @Nullable
    LoginContext signInHint(ProtocolExchange exchange, String continueTo) {
        String path = AuthorizationFlow.CONSENT_PATH;
        StoredAuthorizationRequest pending = continueTo.startsWith(path)
                ? kept.find(
                        continueTo.substring(path.length()),
                        csrf.browser(exchange).value())
                : null;
        if (pending == null) {
            return null;
        }
        try {
            AuthorizationRequest request = flow.read(pending);
            RedirectTarget address = request.address();
            return new LoginContext(address.client().name(), request.loginHint(), address.redirectUri());
        } catch (OauthException | AuthorizationErrorException e) {
            // It is told when the browser comes back with it.
            return null;
        }
    }

    /** One question, to one user, about these scopes: the answer to another must not count for it. */
    private static String purpose(ConsentRequest question) {
        return "consent " + question.pending().id() + " " + question.session().id() + " "
                + Scopes.join(question.scopes());
    }
}
