package dev.chirograph.server.oauth.authorize;

import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.contract.Exchange;
import dev.chirograph.server.contract.Reply;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.client.ClientAuthenticator;
import java.time.Clock;

/** The door to authorization requests, from their arrival to their answer. Safe for use by many threads and nodes. */
public final class AuthorizationRequests {
    private final PushedRequestEndpoint pushed;

    /** @param issuer this server, and this API: what answers carry as {@code iss} */
    public AuthorizationRequests(
            String issuer,
            Database database,
            Clients clients,
            ClientAuthenticator clientAuthenticator,
            IdTokenHints hints,
            Clock clock) {
        var requests = new RequestReader(clients, hints, issuer);
        var kept = new KeptRequests(database, clock);
        this.pushed = new PushedRequestEndpoint(clientAuthenticator, requests, kept);
    }

    /** Answers {@code POST /oauth2/par}. */
    public Reply push(Exchange exchange) {
        return pushed.push(exchange);
    }
}
