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

/** The consent page, which the browser also comes back to after the login. */
final class ConsentEndpoint {
    private final BrowserSessions sessions;
    private final AuthorizationFlow flow;
    private final Interactions interactions;
    private final Consents consents;
    private final Csrf csrf;
    private final Pages pages;

    ConsentEndpoint(
            BrowserSessions sessions,
            AuthorizationFlow flow,
            Interactions interactions,
            Consents consents,
            Csrf csrf,
            Pages pages) {
        this.sessions = sessions;
        this.flow = flow;
        this.interactions = interactions;
        this.consents = consents;
        this.csrf = csrf;
        this.pages = pages;
    }

    /** Answers {@code GET /consent}: shows the page only when consent is the next step. */
    Response show(ProtocolExchange exchange) {
        StoredAuthorizationRequest storedRequest = interactions.resume(exchange, Form.ofQuery(exchange));
        return switch (flow.nextStep(storedRequest, sessions.of(exchange))) {
            case NextStep.Login login -> interactions.toLogin(exchange, storedRequest, login.request());
            case NextStep.Consent consent -> page(exchange, consent.consentRequest());
            case NextStep.IssueCode issueCode -> flow.issueCode(issueCode.consentRequest());
            case NextStep.Reject reject -> flow.reject(storedRequest, reject);
        };
    }

    private Response page(ProtocolExchange exchange, ConsentRequest consentRequest) {
        Csrf.Token token = csrf.token(exchange, purpose(consentRequest));
        RedirectTarget redirectTarget = consentRequest.request().redirectTarget();
        return pages.consent(new ConsentPage(
                        redirectTarget.client().name(),
                        consentRequest.session().username(),
                        List.copyOf(new TreeSet<>(consentRequest.scopes())),
                        consentRequest.storedRequest().id(),
                        token.value(),
                        redirectTarget.redirectUri()))
                .cookie(token.setCookie());
    }

    /** Answers {@code POST /consent}: the user's decision. */
    Response decide(ProtocolExchange exchange) {
        Form form = Form.ofBody(exchange);
        StoredAuthorizationRequest storedRequest = interactions.resume(exchange, form);
        return switch (flow.nextStep(storedRequest, sessions.of(exchange))) {
            case NextStep.Login login -> interactions.toLogin(exchange, storedRequest, login.request());
            case NextStep.Consent consent -> decide(exchange, form, consent.consentRequest());
            case NextStep.IssueCode issueCode -> decide(exchange, form, issueCode.consentRequest());
            case NextStep.Reject reject -> flow.reject(storedRequest, reject);
        };
    }

    private Response decide(ProtocolExchange exchange, Form form, ConsentRequest consentRequest) {
        csrf.check(exchange, form, purpose(consentRequest));
        return switch (form.require("decision")) {
            case "approve" -> {
                consents.remember(
                        consentRequest.session().userId(),
                        consentRequest.request().client(),
                        consentRequest.scopes());
                yield flow.issueCode(consentRequest);
            }
            case "deny" ->
                flow.reject(
                        consentRequest.storedRequest(),
                        new NextStep.Reject(
                                consentRequest.request().redirectTarget(),
                                OAuth2Error.ACCESS_DENIED.setDescription("The user denied the request.")));
            case "switch-user" ->
                sessions.end(
                        exchange,
                        interactions.toLogin(exchange, consentRequest.storedRequest(), consentRequest.request()));
            default ->
                throw new OauthException(
                        OAuth2Error.INVALID_REQUEST, "The decision must be approve, deny or switch-user.");
        };
    }

    /** Binds the form to one request, one session and the shown scopes: a token of another form is rejected. */
    private static String purpose(ConsentRequest consentRequest) {
        return "consent " + consentRequest.storedRequest().id() + " "
                + consentRequest.session().id() + " " + Scopes.join(consentRequest.scopes());
    }
}
