package dev.chirograph.server.oauth.browser;

import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.page.MessagePage;
import dev.chirograph.server.page.Pages;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import dev.chirograph.server.runtime.UnavailableException;
import dev.chirograph.server.secret.HasherBusyException;
import java.util.function.Function;

/** Tells the person at the browser what is wrong with a request, when there is nobody else who may be told. */
public final class PageErrors {
    private final Pages pages;

    /** Shows them by these pages. */
    public PageErrors(Pages pages) {
        this.pages = pages;
    }

    /**
     * Answers by an endpoint, or by the page that says why it refuses.
     *
     * @param title what the page is called when the endpoint refuses with an {@link OauthException}
     */
    public Response orPage(String title, ProtocolExchange exchange, Function<ProtocolExchange, Response> endpoint) {
        try {
            return endpoint.apply(exchange);
        } catch (OauthException e) {
            return pages.message(400, new MessagePage(title, e.error().getDescription()));
        } catch (CsrfException e) {
            return pages.message(
                    403, new MessagePage("This form is not from here", "Go back to the app and begin anew."));
        } catch (HasherBusyException e) {
            return pages.message(503, new MessagePage("Too much is going on", "Please try again in a moment."))
                    .header("Retry-After", Long.toString(e.retryAfter().toSeconds()));
        } catch (RuntimeException e) {
            return unavailable(e);
        }
    }

    /**
     * Answers with a page that asks to come again, when what was thrown says that something cannot do its work now.
     *
     * @throws RuntimeException what was thrown, when it says something else
     */
    public Response unavailable(RuntimeException thrown) {
        UnavailableException unavailable = UnavailableException.in(thrown);
        if (unavailable == null) {
            throw thrown;
        }
        return pages.message(503, new MessagePage("This cannot be done now", "Please try again in a moment."))
                .header("Retry-After", Long.toString(unavailable.retryAfter().toSeconds()));
    }
}
