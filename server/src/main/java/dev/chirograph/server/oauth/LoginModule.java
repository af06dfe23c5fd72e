package dev.chirograph.server.oauth;

import dev.chirograph.server.oauth.browser.BrowserSessions;
import dev.chirograph.server.oauth.browser.Csrf;
import dev.chirograph.server.oauth.browser.DeviceCookies;
import dev.chirograph.server.oauth.throttle.LoginThrottle;
import dev.chirograph.server.page.Pages;

/** Builds the login, and the state of browsers. */
final class LoginModule {
    final LoginThrottle throttle;
    final BrowserSessions browserSessions;
    final DeviceCookies deviceCookies;
    final Csrf csrf = new Csrf();
    final Pages pages;

    LoginModule(Dependencies dependencies, TokenModule token) {
        var database = dependencies.database();
        var users = dependencies.users();
        var keyEncryption = dependencies.settings().keyEncryption().current();
        this.throttle = new LoginThrottle(users, keyEncryption.derive("failed sign-ins"), dependencies.counted());
        this.browserSessions = new BrowserSessions(database, token.authorizations, users, dependencies.clock());
        this.pages = new Pages(dependencies.settings().issuer());
        this.deviceCookies = new DeviceCookies(database, dependencies.clock());
    }
}
