package dev.chirograph.server.oauth.device;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.device.DeviceCode;
import com.nimbusds.oauth2.sdk.device.UserCode;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.contract.Exchange;
import dev.chirograph.server.contract.Reply;
import dev.chirograph.server.oauth.client.ClientAuthenticator;
import dev.chirograph.server.oauth.message.Form;
import dev.chirograph.server.oauth.message.OauthException;
import dev.chirograph.server.oauth.message.OauthReplies;
import dev.chirograph.server.oauth.message.Scopes;
import dev.chirograph.server.oauth.resource.Resources;
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
    public Reply authorize(Exchange exchange) {
        return OauthReplies.answering(() -> {
            Form form = Form.ofBody(exchange);
            return authorize(form, clients.authenticate(exchange, form));
        });
    }

    private Reply authorize(Form form, Client client) {
        if (!client.grants().contains(GrantType.DEVICE_CODE.getValue())) {
            throw new OauthException(OAuth2Error.UNAUTHORIZED_CLIENT, "The client may not use this grant.");
        }
        Set<String> scopes = Scopes.chooseOfUser(Scopes.parse(form.get("scope")), client.scopes());
        var codes = authorizations.begin(client, scopes, new Resources(issuer).chosen(form));
        String page = issuer + DevicePage.PATH;
        String userCode = UserCodes.shown(codes.userCode());
        var answer = new DeviceAuthorizationSuccessResponse(
                new DeviceCode(codes.deviceCode()),
                new UserCode(userCode),
                URI.create(page),
                URI.create(page + "?" + DevicePage.USER_CODE + "=" + userCode),
                DeviceAuthorizations.LIFETIME.toSeconds(),
                DeviceAuthorizations.INTERVAL.toSeconds(),
                null);
        return OauthReplies.json(200, answer.toJSONObject());
    }
}
