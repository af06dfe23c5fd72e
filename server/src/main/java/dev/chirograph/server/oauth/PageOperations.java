package dev.chirograph.server.oauth;

import dev.chirograph.server.api.PagesHandler;
import dev.chirograph.server.contract.Exchange;
import dev.chirograph.server.oauth.authorize.AuthorizationRequests;
import dev.chirograph.server.oauth.device.DevicePage;
import dev.chirograph.server.oauth.logout.LogoutEndpoint;
import dev.chirograph.server.oauth.signin.SignInEndpoint;
import dev.chirograph.server.page.Pages;

/** The operations of the tag {@code pages}. */
final class PageOperations implements PagesHandler {
    private final AuthorizationRequests authorizationRequests;
    private final SignInEndpoint signIn;
    private final DevicePage device;
    private final LogoutEndpoint logout;
    private final Pages pages;

    PageOperations(
            AuthorizationRequests authorizationRequests,
            SignInEndpoint signIn,
            DevicePage device,
            LogoutEndpoint logout,
            Pages pages) {
        this.authorizationRequests = authorizationRequests;
        this.signIn = signIn;
        this.device = device;
        this.logout = logout;
        this.pages = pages;
    }

    @Override
    public void authorize(Exchange exchange) {
        exchange.send(authorizationRequests.authorize(exchange));
    }

    @Override
    public void authorizeByForm(Exchange exchange) {
        exchange.send(authorizationRequests.authorizeByForm(exchange));
    }

    @Override
    public void logout(Exchange exchange) {
        exchange.send(logout.byQuery(exchange));
    }

    @Override
    public void logoutByForm(Exchange exchange) {
        exchange.send(logout.byForm(exchange));
    }

    @Override
    public void showSignIn(Exchange exchange) {
        exchange.send(signIn.show(exchange));
    }

    @Override
    public void signIn(Exchange exchange) {
        exchange.send(signIn.signIn(exchange));
    }

    @Override
    public void showConsent(Exchange exchange) {
        exchange.send(authorizationRequests.showConsent(exchange));
    }

    @Override
    public void decideConsent(Exchange exchange) {
        exchange.send(authorizationRequests.decideConsent(exchange));
    }

    @Override
    public void showDevice(Exchange exchange) {
        exchange.send(device.show(exchange));
    }

    @Override
    public void decideDevice(Exchange exchange) {
        exchange.send(device.decide(exchange));
    }

    @Override
    public void getPageStyle(Exchange exchange) {
        exchange.send(pages.style());
    }
}
