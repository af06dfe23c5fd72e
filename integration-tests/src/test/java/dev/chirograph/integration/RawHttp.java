package dev.chirograph.integration;

import dev.chirograph.integration.process.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;

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
        return http.send(
                HttpRequest.newBuilder(url)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }
}
