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
import dev.chirograph.server.oauth.login.PageOperations;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.protocol.OauthResponses;
import dev.chirograph.server.oauth.protocol.Scopes;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import java.net.URI;
import java.util.Set;

/** RFC 8628, section 3.1: the device authorization endpoint. Thread-safe. */
final class DeviceAuthorizationEndpoint {
    private final String issuer;
    private final ClientAuthenticator authenticator;
    private final DeviceAuthorizations devices;

    /** @param issuer this server's URL, which is also the resource that access tokens are for */
    DeviceAuthorizationEndpoint(String issuer, ClientAuthenticator authenticator, DeviceAuthorizations devices) {
        this.issuer = issuer;
        this.authenticator = authenticator;
        this.devices = devices;
    }

    /** Serves {@code POST /oauth2/device_authorization}. */
    Response authorize(ProtocolExchange exchange) {
        return OauthResponses.answering(() -> {
            Form form = Form.ofBody(exchange);
            return authorize(form, authenticator.authenticate(exchange, form));
        });
    }

    private Response authorize(Form form, Client client) {
        if (!client.grants().contains(GrantType.DEVICE_CODE.getValue())) {
            throw new OauthException(
                    OAuth2Error.UNAUTHORIZED_CLIENT,
                    "The client is not registered for the grant " + GrantType.DEVICE_CODE.getValue() + ".");
        }
        Set<String> scopes = Scopes.chooseOfUser(Scopes.parse(form.get("scope")), client.scopes());
        var codes = devices.begin(client, scopes, new Resources(issuer).chosen(form));
        String page = issuer + PageOperations.DEVICE_PATH;
        String userCode = UserCodes.shown(codes.userCode());
        var response = new DeviceAuthorizationSuccessResponse(
                new DeviceCode(codes.deviceCode()),
                new UserCode(userCode),
                URI.create(page),
                URI.create(page + "?" + PageOperations.USER_CODE + "=" + userCode),
                DeviceAuthorizations.LIFETIME.toSeconds(),
                DeviceAuthorizations.INTERVAL.toSeconds(),
                null);
        return OauthResponses.json(200, response.toJSONObject());
    }
}
