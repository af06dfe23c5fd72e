package dev.chirograph.integration;

import dev.chirograph.integration.process.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Sends HTTP requests without the SDK, for those that the SDK does not send. */
final class RawHttp {
    private RawHttp() {}

    /** Returns an HTTP client that trusts the server's certificate. */
    static HttpClient clientOf(ServerProcess server) throws IOException, GeneralSecurityException {
        return HttpClient.newBuilder().sslContext(server.tls()).build();
    }

    /** Sends a GET request. */
    static HttpResponse<String> get(HttpClient http, URI url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    }

    /** Posts an encoded form. */
    static HttpResponse<String> post(HttpClient http, URI url, String form) throws IOException, InterruptedException {
        return http.send(form(url, form).build(), BodyHandlers.ofString());
    }

    /** Posts an encoded form with {@code client_secret_basic}; the id and the secret must need no encoding. */
    static HttpResponse<String> postAs(HttpClient http, String clientId, String clientSecret, URI url, String form)
            throws IOException, InterruptedException {
        byte[] credentials = (clientId + ":" + clientSecret).getBytes(StandardCharsets.US_ASCII);
        return http.send(
                form(url, form)
                        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder form(URI url, String form) {
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }
}
