package dev.chirograph.server.runtime;

/** An operation with its endpoint. */
public sealed interface Route {
    /** Returns a route to generated code that decodes and encodes. */
    static Route of(Operation operation, Endpoint endpoint) {
        return new Decoded(operation, endpoint);
    }

    /** Returns a route to an endpoint that gets the raw request. */
    static Route protocol(Operation operation, ProtocolEndpoint endpoint) {
        return new Protocol(operation, endpoint);
    }

    /** Returns the operation. */
    Operation operation();

    /** The endpoint is generated code that decodes and encodes. */
    record Decoded(Operation operation, Endpoint endpoint) implements Route {}

    /** The endpoint gets the raw request. */
    record Protocol(Operation operation, ProtocolEndpoint endpoint) implements Route {}
}
