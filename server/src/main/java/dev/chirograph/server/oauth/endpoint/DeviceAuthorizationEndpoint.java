package dev.chirograph.server.oauth.endpoint;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.device.DeviceCode;
import com.nimbusds.oauth2.sdk.device.UserCode;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.oauth.client.ClientAuthenticator;
import dev.chirograph.server.oauth.client.Resources;
import dev.chirograph.server.oauth.grant.DeviceAuthorizations;
import dev.chirograph.server.oauth.grant.UserCodes;
import dev.chirograph.server.oauth.login.DeviceVerificationEndpoint;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.protocol.OauthResponses;
import dev.chirograph.server.oauth.protocol.Scopes;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import java.net.URI;
import java.util.Set;

/** Gives devices their codes (RFC 8628, section 3.1). Safe for use by many threads. */
public final class DeviceAuthorizationEndpoint {
    private final String issuer;
    private final ClientAuthenticator clients;
    private final DeviceAuthorizations authorizations;

    /** @param issuer this server's URL, which is also the resource that access tokens are for */
    public DeviceAuthorizationEndpoint(
            String issuer, ClientAuthenticator clients, DeviceAuthorizations authorizations) {
        this.issuer = issuer;
        this.clients = clients;
        this.authorizations = authorizations;
    }

    /** Answers {@code POST /oauth2/device_authorization}. */
    public Response authorize(ProtocolExchange exchange) {
        return OauthResponses.answering(() -> {
            Form form = Form.ofBody(exchange);
            return authorize(form, clients.authenticate(exchange, form));
        });
    }

    private Response authorize(Form form, Client client) {
        if (!client.grants().contains(GrantType.DEVICE_CODE.getValue())) {
            throw new OauthException(OAuth2Error.UNAUTHORIZED_CLIENT, "The client may not use this grant.");
        }
        Set<String> scopes = Scopes.chooseOfUser(Scopes.parse(form.get("scope")), client.scopes());
        var codes = authorizations.begin(client, scopes, new Resources(issuer).chosen(form));
        String page = issuer + DeviceVerificationEndpoint.PATH;
        String userCode = UserCodes.shown(codes.userCode());
        var answer = new DeviceAuthorizationSuccessResponse(
                new DeviceCode(codes.deviceCode()),
                new UserCode(userCode),
                URI.create(page),
                URI.create(page + "?" + DeviceVerificationEndpoint.USER_CODE + "=" + userCode),
                DeviceAuthorizations.LIFETIME.toSeconds(),
                DeviceAuthorizations.INTERVAL.toSeconds(),
                null);
        return OauthResponses.json(200, answer.toJSONObject());
    }
}
