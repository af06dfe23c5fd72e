package com.example.bookshop;

import com.example.bookshop.server.api.Routes;
import dev.chirograph.server.limit.LocalLimiter;
import dev.chirograph.server.runtime.Authentication;
import dev.chirograph.server.runtime.pipeline.Pipeline;
import dev.chirograph.server.runtime.pipeline.PipelineSettings;
import dev.chirograph.server.runtime.pipeline.Problems;
import io.helidon.webserver.WebServer;

/** The server half behind a plain web server. */
public final class BookshopServer implements AutoCloseable {
    private static final long MAXIMUM_BODY_BYTES = 64 * 1024;

    private final WebServer server;

    private BookshopServer(WebServer server) {
        this.server = server;
    }

    /** Starts to listen on loopback. */
    public static BookshopServer start(int port) {
        Pipeline pipeline = Pipeline.of(
                Routes.of(new Shelf()),
                // No operation of the document requires authentication.
                credentials -> new Authentication.Missing(),
                new LocalLimiter(System::nanoTime),
                PipelineSettings.builder()
                        .maximumBodyBytes(MAXIMUM_BODY_BYTES)
                        .problems(Problems.of("https://bookshop.example/problems/", "urn:example:bookshop:request:"))
                        .build());
        return new BookshopServer(WebServer.builder()
                .host("127.0.0.1")
                .port(port)
                .routing(pipeline::addTo)
                .build()
                .start());
    }

    /** Returns the port that it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
