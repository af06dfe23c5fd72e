package dev.chirograph.server.runtime;

import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.FilterOutputStream;
import java.io.OutputStream;

/** Hands the request to a protocol. */
final class HttpProtocolExchange implements ProtocolExchange {
    private final AuthorizedRequest admitted;

    private boolean discards;

    HttpProtocolExchange(AuthorizedRequest admitted) {
        this.admitted = admitted;
    }

    @Override
    public CallContext call() {
        return admitted.call();
    }

    @Override
    public ServerRequest request() {
        return admitted.request();
    }

    @Override
    public ServerResponse response() {
        if (!discards && request().prologue().method().equals(Method.HEAD)) {
            discards = true;
            // The web server sends content to a HEAD request, where the client takes it for the next answer.
            admitted.response().streamFilter(Discarding::new);
        }
        return admitted.response();
    }

    @Override
    public byte[] body() {
        return admitted.body().read();
    }

    @Override
    public void send(Response reply) {
        ResponseWriter.send(admitted.request(), admitted.response(), reply);
    }

    /** Ends the answer properly and lets none of its content through. */
    private static final class Discarding extends FilterOutputStream {

        Discarding(OutputStream answer) {
            super(answer);
        }

        @Override
        public void write(int b) {}

        @Override
        public void write(byte[] bytes, int offset, int length) {}
    }
}
