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

/** Speaks to a server without the SDK: for what the SDK leaves out or would never send. */
final class RawHttp {
    private RawHttp() {}

    /** Makes a client that trusts the server's certificate. */
    static HttpClient clientOf(ServerProcess server) throws IOException, GeneralSecurityException {
        return HttpClient.newBuilder().sslContext(server.tls()).build();
    }

    /** Reads what is at a URL. */
    static HttpResponse<String> get(HttpClient http, URI url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    }

    /** Posts a form that is encoded already. */
    static HttpResponse<String> post(HttpClient http, URI url, String form) throws IOException, InterruptedException {
        return http.send(form(url, form).build(), BodyHandlers.ofString());
    }

    /** Posts a form as a client that authenticates by {@code client_secret_basic}; id and secret need no encoding. */
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
