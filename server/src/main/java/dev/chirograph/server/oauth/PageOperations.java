package dev.chirograph.server.oauth;

import dev.chirograph.server.api.PagesHandler;
import dev.chirograph.server.contract.Exchange;

/** The operations of the tag {@code pages}. */
final class PageOperations implements PagesHandler {
    @Override
    public void authorize(Exchange exchange) {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public void authorizeByForm(Exchange exchange) {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public void logout(Exchange exchange) {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public void logoutByForm(Exchange exchange) {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public void showSignIn(Exchange exchange) {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public void signIn(Exchange exchange) {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public void showConsent(Exchange exchange) {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public void decideConsent(Exchange exchange) {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public void showDevice(Exchange exchange) {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public void decideDevice(Exchange exchange) {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public void getPageStyle(Exchange exchange) {
        throw new UnsupportedOperationException("not built yet");
    }
}
