package dev.chirograph.integration.attack;

import dev.chirograph.integration.process.ServerProcess;
import java.net.InetSocketAddress;
import java.net.URI;

/** The three listeners of a server. */
enum Listener {
    /** HTTPS: all operations of the document. */
    API("/oauth2/jwks", 200, "/oauth2/token"),
    /** HTTP: each request is redirected, and its connection closed. */
    PLAIN("/oauth2/jwks", 308, "/oauth2/token"),
    /** HTTP: health and metrics. */
    MANAGEMENT("/observe/health", 200, "/observe/health");

    private final String path;
    private final int status;
    private final String bodyPath;

    Listener(String path, int status, String bodyPath) {
        this.path = path;
        this.status = status;
        this.bodyPath = bodyPath;
    }

    /** Returns the root of what it serves. */
    URI url(ServerProcess server) {
        return switch (this) {
            case API -> server.url();
            case PLAIN -> server.plainUrl();
            case MANAGEMENT -> server.managementUrl();
        };
    }

    /** Returns its bind address. */
    InetSocketAddress address(ServerProcess server) {
        return new InetSocketAddress("127.0.0.1", url(server).getPort());
    }

    /** Returns a path that needs no credentials to GET. */
    String path() {
        return path;
    }

    /** Returns the status of the response to a GET of {@link #path()}. */
    int status() {
        return status;
    }

    /** Returns the path to send a body to; only the API reads it. */
    String bodyPath() {
        return bodyPath;
    }

    /** Replaces {@code {path}}, {@code {body-path}}, {@code {authority}} and {@code {scheme}} in the text of a request. */
    String fill(ServerProcess server, String request) {
        return request.replace("{path}", path)
                .replace("{body-path}", bodyPath)
                .replace("{authority}", url(server).getRawAuthority())
                .replace("{scheme}", url(server).getScheme());
    }

    /** Returns the request that {@link #path()} is for. */
    String request(ServerProcess server) {
        return fill(server, "GET {path} HTTP/1.1\r\nHost: {authority}\r\n\r\n");
    }

    /** Returns a request that asks for its connection to be closed. */
    String lastRequest(ServerProcess server) {
        return fill(server, "GET {path} HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\n\r\n");
    }
}
