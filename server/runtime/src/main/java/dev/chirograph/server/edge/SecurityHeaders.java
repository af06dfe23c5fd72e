package dev.chirograph.server.edge;

import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.http.WritableHeaders;
import java.time.Duration;
import java.util.List;

/** What every answer tells browsers and caches, unless who answers knows better. */
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

    void addTo(WritableHeaders<?> answer) {
        headers.forEach(answer::setIfAbsent);
    }
}
