package dev.chirograph.integration;

import dev.chirograph.sdk.transport.Headers;
import dev.chirograph.sdk.transport.Transport;
import dev.chirograph.sdk.transport.TransportRequest;
import dev.chirograph.sdk.transport.TransportResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * Changes the SDK's requests to invalid ones, which its types prevent. Requests to the
 * token endpoint are not changed.
 */
final class TamperingTransport implements Transport {
    private final HttpClient http;
    private final UnaryOperator<TransportRequest> mistake;

    TamperingTransport(HttpClient http, UnaryOperator<TransportRequest> mistake) {
        this.http = http;
        this.mistake = mistake;
    }

    /** Replaces the value of a header. */
    static UnaryOperator<TransportRequest> header(String name, String value) {
        return request -> {
            Map<String, List<String>> headers =
                    new LinkedHashMap<>(request.headers().asMap());
            headers.put(name.toLowerCase(java.util.Locale.ROOT), List.of(value));
            return TransportRequest.of(
                    request.method(), request.uri(), Headers.of(headers), request.body(), request.maxResponseBytes());
        };
    }

    /** Replaces the body. */
    static UnaryOperator<TransportRequest> body(byte[] body) {
        return request -> TransportRequest.of(
                request.method(), request.uri(), request.headers(), body, request.maxResponseBytes());
    }

    /** Replaces a part of the path and query. */
    static UnaryOperator<TransportRequest> path(String from, String to) {
        return request -> TransportRequest.of(
                request.method(),
                URI.create(request.uri().toString().replace(from, to)),
                request.headers(),
                request.body(),
                request.maxResponseBytes());
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        boolean forToken = request.uri().getPath().equals("/oauth2/token");
        return http.sendAsync(asHttp(forToken ? request : mistake.apply(request)), BodyHandlers.ofByteArray())
                .thenApply(TamperingTransport::answer);
    }

    private static HttpRequest asHttp(TransportRequest request) {
        var builder = HttpRequest.newBuilder(request.uri());
        request.headers().asMap().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        byte[] body = request.body();
        return builder.method(
                        request.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .build();
    }

    private static TransportResponse answer(HttpResponse<byte[]> response) {
        return TransportResponse.of(
                response.statusCode(), Headers.of(response.headers().map()), response.body());
    }
}
