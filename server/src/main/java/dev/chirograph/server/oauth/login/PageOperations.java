package dev.chirograph.server.oauth.login;

import dev.chirograph.server.api.PagesHandler;
import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.oauth.authorize.AuthorizationService;
import dev.chirograph.server.oauth.browser.BrowserSessions;
import dev.chirograph.server.oauth.browser.Csrf;
import dev.chirograph.server.oauth.browser.DeviceCookies;
import dev.chirograph.server.oauth.grant.DeviceAuthorizations;
import dev.chirograph.server.oauth.throttle.LoginThrottle;
import dev.chirograph.server.oauth.token.IdTokenHints;
import dev.chirograph.server.page.Pages;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.users.UserDirectory;

/** The operations of the tag {@code pages}. Thread-safe. */
public final class PageOperations implements PagesHandler {
    /** The path of the page where users enter the code of a device, and the parameter for the code in its query. */
    public static final String DEVICE_PATH = DeviceVerificationEndpoint.PATH;

    public static final String USER_CODE = DeviceVerificationEndpoint.USER_CODE;

    private final AuthorizationService authorize;
    private final LoginEndpoint login;
    private final DeviceVerificationEndpoint device;
    private final LogoutEndpoint logout;
    private final Pages pages;

    /** Serves all pages. */
    public PageOperations(
            AuthorizationService authorize,
            LoginThrottle throttle,
            BrowserSessions sessions,
            DeviceCookies deviceCookies,
            DeviceAuthorizations devices,
            IdTokenHints idTokenHints,
            Clients clients,
            UserDirectory users,
            Csrf csrf,
            Pages pages) {
        this.authorize = authorize;
        this.login = new LoginEndpoint(throttle, deviceCookies, sessions, authorize, csrf, pages);
        this.device = new DeviceVerificationEndpoint(devices, clients, users, sessions, csrf, pages);
        this.logout = new LogoutEndpoint(clients, idTokenHints, sessions, csrf, pages);
        this.pages = pages;
    }

    @Override
    public void authorize(ProtocolExchange exchange) {
        exchange.send(authorize.authorize(exchange));
    }

    @Override
    public void authorizeByForm(ProtocolExchange exchange) {
        exchange.send(authorize.authorizeByForm(exchange));
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
        exchange.send(login.show(exchange));
    }

    @Override
    public void signIn(ProtocolExchange exchange) {
        exchange.send(login.signIn(exchange));
    }

    @Override
    public void showConsent(ProtocolExchange exchange) {
        exchange.send(authorize.showConsent(exchange));
    }

    @Override
    public void decideConsent(ProtocolExchange exchange) {
        exchange.send(authorize.decideConsent(exchange));
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
    public void showAccessHelp(ProtocolExchange exchange) {
        exchange.send(pages.access());
    }

    @Override
    public void getPageStyle(ProtocolExchange exchange) {
        exchange.send(pages.style());
    }
}
