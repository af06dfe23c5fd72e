package dev.chirograph.server.runtime;

import io.helidon.http.HeaderNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operation and who answers it. */
public final class Route {
    private final Operation operation;
    private final Target target;

    private Route(Operation operation, Target target) {
        this.operation = operation;
        this.target = target;
    }

    /** Routes an operation to generated code that decodes and encodes. */
    public static Route of(Operation operation, Endpoint endpoint) {
        return new Route(operation, new Decoded(endpoint));
    }

    /** Routes an operation to who takes the raw request. */
    public static Route protocol(Operation operation, ProtocolEndpoint endpoint) {
        return new Route(operation, new Raw(endpoint));
    }

    /** Returns the operation. */
    public Operation operation() {
        return operation;
    }

    /** Answers a call that was admitted; returns null when the answer was sent already. */
    @Nullable
    Response answer(AuthorizedRequest admitted) throws Exception {
        return target.answer(admitted);
    }

    private sealed interface Target {
        @Nullable
        Response answer(AuthorizedRequest admitted) throws Exception;
    }

    private record Decoded(Endpoint endpoint) implements Target {

        @Override
        public Response answer(AuthorizedRequest admitted) throws Exception {
            List<String> produced = admitted.call().operation().produces();
            List<String> accept = HeaderLines.of(admitted.request().headers(), HeaderNames.ACCEPT);
            if (!produced.isEmpty() && !Accept.accepts(accept, produced)) {
                throw ProblemException.notAcceptable(produced);
            }
            return endpoint.handle(new HttpDecodedRequest(admitted));
        }
    }

    private record Raw(ProtocolEndpoint endpoint) implements Target {

        @Override
        public @Nullable Response answer(AuthorizedRequest admitted) throws Exception {
            endpoint.handle(new HttpProtocolExchange(admitted));
            if (!ResponseWriter.hasBegun(admitted.response())) {
                throw new IllegalStateException(admitted.call().operation() + " was not answered");
            }
            return null;
        }
    }
}
