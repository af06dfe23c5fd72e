package dev.chirograph.server.oauth;

import dev.chirograph.server.api.PagesHandler;
import dev.chirograph.server.oauth.authorize.AuthorizationService;
import dev.chirograph.server.oauth.login.DeviceVerificationEndpoint;
import dev.chirograph.server.oauth.login.LoginEndpoint;
import dev.chirograph.server.oauth.login.LogoutEndpoint;
import dev.chirograph.server.page.Pages;
import dev.chirograph.server.runtime.ProtocolExchange;

/** The operations of the tag {@code pages}. */
final class PageOperations implements PagesHandler {
    private final AuthorizationService authorizationRequests;
    private final LoginEndpoint signIn;
    private final DeviceVerificationEndpoint device;
    private final LogoutEndpoint logout;
    private final Pages pages;

    PageOperations(
            AuthorizationService authorizationRequests,
            LoginEndpoint signIn,
            DeviceVerificationEndpoint device,
            LogoutEndpoint logout,
            Pages pages) {
        this.authorizationRequests = authorizationRequests;
        this.signIn = signIn;
        this.device = device;
        this.logout = logout;
        this.pages = pages;
    }

    @Override
    public void authorize(ProtocolExchange exchange) {
        exchange.send(authorizationRequests.authorize(exchange));
    }

    @Override
    public void authorizeByForm(ProtocolExchange exchange) {
        exchange.send(authorizationRequests.authorizeByForm(exchange));
    }

    @Override
    public void logout(ProtocolExchange exchange) {
        exchange.send(logout.byQuery(exchange));
    }

    @Override
    public void logoutByForm(ProtocolExchange exchange) {
        exchange.send(logout.byForm(exchange));
    }

    @Override
    public void showSignIn(ProtocolExchange exchange) {
        exchange.send(signIn.show(exchange));
    }

    @Override
    public void signIn(ProtocolExchange exchange) {
        exchange.send(signIn.signIn(exchange));
    }

    @Override
    public void showConsent(ProtocolExchange exchange) {
        exchange.send(authorizationRequests.showConsent(exchange));
    }

    @Override
    public void decideConsent(ProtocolExchange exchange) {
        exchange.send(authorizationRequests.decideConsent(exchange));
    }

    @Override
    public void showDevice(ProtocolExchange exchange) {
        exchange.send(device.show(exchange));
    }

    @Override
    public void decideDevice(ProtocolExchange exchange) {
        exchange.send(device.decide(exchange));
    }

    @Override
    public void getPageStyle(ProtocolExchange exchange) {
        exchange.send(pages.style());
    }
}
