package dev.chirograph.server.edge;

import io.helidon.common.uri.UriQuery;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;

/**
 * Redirects plain HTTP requests to HTTPS. The host is configured: one from the request would let a forged Host header
 * choose the target.
 */
final class PlainRedirect implements Handler {
    private final String origin;

    PlainRedirect(URI publicUrl) {
        this.origin = publicUrl.getScheme() + "://" + publicUrl.getRawAuthority();
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        UriQuery query = request.prologue().query();
        String path = request.prologue().uriPath().rawPath();
        String rawQuery = query.rawValue();
        boolean repeatable = !rawQuery.isEmpty() && PathGuard.isPlainQuery(rawQuery);
        response.status(Status.PERMANENT_REDIRECT_308);
        response.header(HeaderValues.create(HeaderNames.LOCATION, origin + path + (repeatable ? "?" + rawQuery : "")));
        response.header(HeaderValues.CONNECTION_CLOSE);
        response.send();
    }
}
