package dev.chirograph.server.oauth;

import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.dpop.Proofs;
import dev.chirograph.server.oauth.authorization.Authorizations.RevocationListener;
import dev.chirograph.server.runtime.Operation;
import dev.chirograph.server.users.UserDirectory;
import java.time.Clock;
import java.util.List;

/** The external dependencies of the authorization server's modules; {@link AuthorizationServer} describes each. */
record Dependencies(
        AuthorizationServerSettings settings,
        List<Operation> operations,
        Database database,
        Clients clients,
        UserDirectory users,
        Proofs proofs,
        RevocationListener revocationListener,
        Clock clock,
        Clock counted) {

    String issuer() {
        return settings.issuer().toString();
    }
}
