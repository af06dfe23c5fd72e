package com.example.bookshop;

import com.example.bookshop.server.api.Routes;
import dev.chirograph.server.runtime.Authentication;
import dev.chirograph.server.runtime.CallerAddress;
import dev.chirograph.server.runtime.Pipeline;
import dev.chirograph.server.runtime.RequestId;
import dev.chirograph.server.limit.LocalLimiter;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.util.UUID;

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
                // The document asks nobody who they are.
                credentials -> new Authentication.Missing(),
                new LocalLimiter(System::nanoTime),
                MAXIMUM_BODY_BYTES);
        HttpRouting.Builder routing = HttpRouting.builder();
        // The pipeline wants to know what to call a request and where it comes from.
        routing.addFilter((chain, request, response) -> {
            request.context().register(new RequestId(UUID.randomUUID().toString()));
            request.context().register(new CallerAddress("127.0.0.1"));
            chain.proceed();
        });
        pipeline.addTo(routing);
        return new BookshopServer(WebServer.builder()
                .host("127.0.0.1")
                .port(port)
                .routing(routing)
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
