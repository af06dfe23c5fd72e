package dev.chirograph.server.oauth.browser;

import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.page.ErrorPage;
import dev.chirograph.server.page.ErrorPage.Link;
import dev.chirograph.server.page.Pages;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import dev.chirograph.server.runtime.UnavailableException;
import dev.chirograph.server.secret.HasherBusyException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Maps exceptions of page endpoints to error pages. Each page has the request id and, if the user can try again, a link
 * to the form. Thread-safe.
 */
public final class PageErrors {
    private static final Form NO_PARAMETERS = Form.of(Map.of());

    private final Pages pages;
    private final String title;
    private final Function<Form, @Nullable Link> formLink;

    /**
     * Prepares the error pages of one endpoint.
     *
     * @param title the title of the page for invalid requests
     * @param formLink returns the page on which the user can try again, given the parameters of the request; null for
     *     none
     */
    public PageErrors(Pages pages, String title, Function<Form, @Nullable Link> formLink) {
        this.pages = pages;
        this.title = title;
        this.formLink = formLink;
    }

    /**
     * Returns the response of an endpoint, or the error page for its exception.
     *
     * @throws RuntimeException the exception, if it is a defect
     */
    public Response orErrorPage(ProtocolExchange exchange, Function<ProtocolExchange, Response> endpoint) {
        try {
            return endpoint.apply(exchange);
        } catch (OauthException e) {
            return invalid(exchange, title, e.error().getDescription());
        } catch (CsrfException e) {
            String text = "It was opened in another browser, or some time ago. Open it again.";
            return page(403, exchange, "This form has expired", text, formLink(exchange));
        } catch (HasherBusyException e) {
            return retryLater(exchange, "The server is busy", e.retryAfter());
        } catch (RuntimeException e) {
            UnavailableException unavailable = UnavailableException.in(e);
            if (unavailable == null) {
                throw e;
            }
            return retryLater(exchange, "Temporarily unavailable", unavailable.retryAfter());
        }
    }

    /** Returns the page for a request that is invalid, with status 400. */
    public Response invalid(ProtocolExchange exchange, String pageTitle, String text) {
        // Repeating the request would fail again: a link helps only if the form can start without its parameters.
        return page(400, exchange, pageTitle, text, formLink.apply(NO_PARAMETERS));
    }

    private Response retryLater(ProtocolExchange exchange, String pageTitle, @Nullable Duration retryAfter) {
        return page(503, exchange, pageTitle, "Please try again in a moment.", retryLink(exchange))
                .header("Retry-After", retryAfter == null ? null : Long.toString(retryAfter.toSeconds()));
    }

    private Response page(int status, ProtocolExchange exchange, String pageTitle, String text, @Nullable Link link) {
        return pages.error(
                status, new ErrorPage(pageTitle, text, exchange.call().requestId(), link));
    }

    private @Nullable Link retryLink(ProtocolExchange exchange) {
        if (isPost(exchange)) {
            return formLink(exchange);
        }
        String query = exchange.request().prologue().query().rawValue();
        return new Link(exchange.call().operation().path() + (query.isEmpty() ? "" : "?" + query), "Try again");
    }

    private static boolean isPost(ProtocolExchange exchange) {
        return exchange.call().operation().method().equals("POST");
    }

    private @Nullable Link formLink(ProtocolExchange exchange) {
        try {
            return formLink.apply(isPost(exchange) ? Form.ofBody(exchange) : Form.ofQuery(exchange));
        } catch (OauthException e) {
            return null;
        }
    }
}
