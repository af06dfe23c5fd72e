package dev.chirograph.server.oauth.authorize;

import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.contract.Exchange;
import dev.chirograph.server.contract.Reply;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.ExpiredRows;
import dev.chirograph.server.oauth.browser.BrowserSessions;
import dev.chirograph.server.oauth.browser.Csrf;
import dev.chirograph.server.oauth.browser.RefusedException;
import dev.chirograph.server.oauth.client.ClientAuthenticator;
import dev.chirograph.server.oauth.code.AuthorizationCodes;
import dev.chirograph.server.oauth.consent.Consents;
import dev.chirograph.server.oauth.key.IdTokenHints;
import dev.chirograph.server.oauth.message.OauthException;
import dev.chirograph.server.oauth.proof.RequestProofs;
import dev.chirograph.server.page.MessagePage;
import dev.chirograph.server.page.Pages;
import dev.chirograph.server.users.UserDirectory;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The door to authorization requests, from their arrival to their answer. Safe for use by many threads and nodes. */
public final class AuthorizationRequests {
    private final PushedRequestEndpoint pushed;
    private final AuthorizationEndpoint authorization;
    private final ConsentEndpoint consent;
    private final Pages pages;

    /**
     * Wires what an authorization request passes through.
     *
     * @param issuer this server, and this API: what answers carry as {@code iss}
     */
    public AuthorizationRequests(
            String issuer,
            Database database,
            Clients clients,
            ClientAuthenticator clientAuthenticator,
            RequestProofs proofs,
            UserDirectory users,
            AuthorizationCodes codes,
            Consents consents,
            IdTokenHints hints,
            BrowserSessions sessions,
            Csrf csrf,
            Pages pages,
            Clock clock) {
        var requests = new RequestReader(clients, hints, issuer);
        var kept = new KeptRequests(database, clock);
        var answers = new Answers(issuer);
        var decisions = new Decisions(users, consents);
        var flow = new AuthorizationFlow(database, requests, kept, decisions, codes, csrf, answers);
        this.pushed = new PushedRequestEndpoint(clientAuthenticator, proofs, requests, kept);
        this.authorization = new AuthorizationEndpoint(requests, kept, sessions, flow, answers);
        this.consent = new ConsentEndpoint(kept, sessions, flow, consents, csrf, pages);
        this.pages = pages;
    }

    /** Answers {@code POST /oauth2/par}. */
    public Reply push(Exchange exchange) {
        return pushed.push(exchange);
    }

    /** Returns what of it is of no use any more after a while. */
    public static List<ExpiredRows> expiredRows() {
        return List.of(ExpiredRows.of("authorization_requests", "fingerprint"));
    }

    /** Answers {@code GET /oauth2/authorize}. */
    public Reply authorize(Exchange exchange) {
        return orPage(exchange, authorization::byQuery);
    }

    /** Answers {@code POST /oauth2/authorize}. */
    public Reply authorizeByForm(Exchange exchange) {
        return orPage(exchange, authorization::byForm);
    }

    /** Answers {@code GET /consent}. */
    public Reply showConsent(Exchange exchange) {
        return orPage(exchange, consent::show);
    }

    /** Answers {@code POST /consent}. */
    public Reply decideConsent(Exchange exchange) {
        return orPage(exchange, consent::decide);
    }

    /**
     * Returns what the request that this browser has on its way says to the sign-in page; null when there is none, or none that is
     * good any more.
     *
     * @param continueTo where the sign-in page goes on
     */
    public @Nullable SignInHint signInHint(Exchange exchange, String continueTo) {
        return consent.signInHint(exchange, continueTo);
    }

    /** Tells the person at the browser what is wrong when it is not certain that the client may be told (RFC 9700, section 4.11). */
    private Reply orPage(Exchange exchange, Function<Exchange, Reply> endpoint) {
        try {
            return endpoint.apply(exchange);
        } catch (OauthException e) {
            return pages.message(
                    400, new MessagePage("This request cannot go on", e.error().getDescription()));
        } catch (RefusedException e) {
            return pages.message(
                    403, new MessagePage("This form is not from here", "Go back to the app and begin anew."));
        }
    }
}
