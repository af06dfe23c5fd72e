package dev.chirograph.server.edge;

import dev.chirograph.server.runtime.pipeline.RequestContext;
import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.http.WritableHeaders;
import java.time.Duration;
import java.util.List;

/** The headers for browsers and caches that every response has, unless it sets its own. */
final class SecurityHeaders {
    private final List<Header> headers;

    SecurityHeaders(Duration strictTransport) {
        this.headers = List.of(
                HeaderValues.createCached("Strict-Transport-Security", "max-age=" + strictTransport.toSeconds()),
                HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
                HeaderValues.createCached("Cache-Control", "no-store"),
                HeaderValues.createCached("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
                HeaderValues.createCached("Referrer-Policy", "no-referrer"));
    }

    void addTo(RequestContext context) {
        headers.forEach(context::addHeader);
    }

    /** Returns the headers of a response to invalid HTTP, which has no context. */
    void addTo(WritableHeaders<?> response) {
        headers.forEach(response::setIfAbsent);
    }
}
