package dev.chirograph.server.oauth.endpoint;

import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.oauth.authorization.Authorization;
import dev.chirograph.server.oauth.authorization.Authorizations;
import dev.chirograph.server.oauth.protocol.OauthResponses;
import dev.chirograph.server.oauth.token.UserClaims;
import dev.chirograph.server.oauth.token.UserClaims.Place;
import dev.chirograph.server.runtime.Caller;
import dev.chirograph.server.runtime.ProblemException;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import dev.chirograph.server.users.Account;
import dev.chirograph.server.users.UserDirectory;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** OpenID Connect Core, section 5.3: the userinfo endpoint. Thread-safe. */
final class UserinfoEndpoint {
    private final UserDirectory users;
    private final Clients clients;
    private final Authorizations authorizations;

    UserinfoEndpoint(UserDirectory users, Clients clients, Authorizations authorizations) {
        this.users = users;
        this.clients = clients;
        this.authorizations = authorizations;
    }

    /** Serves {@code GET} and {@code POST /oauth2/userinfo}, whose access token is valid and has the scope {@code openid}. */
    Response userinfo(ProtocolExchange exchange) {
        Caller caller = exchange.call().caller();
        Account account = caller == null ? null : users.find(caller.subject());
        if (account == null || account.disabled()) {
            throw ProblemException.invalidToken("The user of this access token is disabled or deleted");
        }
        UserInfo info = new UserInfo(new Subject(account.userId()));
        UserClaims.of(account, names(caller)).forEach(info::setClaim);
        return OauthResponses.json(200, info.toJSONObject());
    }

    private Set<String> names(Caller caller) {
        Set<String> names = new HashSet<>(UserClaims.openedBy(caller.scopes()));
        String id = caller.authorizationId();
        Authorization authorization = id == null ? null : authorizations.find(UUID.fromString(id));
        Client client = clients.find(caller.clientId());
        if (authorization != null && client != null) {
            Set<String> requested = new HashSet<>(UserClaims.requestedBy(authorization.claims(), Place.USERINFO));
            requested.retainAll(UserClaims.openedBy(client.scopes()));
            names.addAll(requested);
        }
        return names;
    }
}
