package dev.chirograph.server;

import dev.chirograph.server.runtime.CallContext;
import dev.chirograph.server.runtime.Caller;
import dev.chirograph.server.runtime.Operation;
import java.util.List;
import java.util.Set;

/** A call as the pipeline passes it to a handler. */
public record TestCall(Operation operation, Caller caller) implements CallContext {

    /** Creates calls of a user who has signed in with a client. */
    public static TestCall ofUser(Operation operation, String userId) {
        return new TestCall(operation, new Caller(userId, "client-of-a-user", Set.of()));
    }

    /** Creates calls of a client that acts for itself. */
    public static TestCall ofClient(Operation operation, String clientId) {
        return new TestCall(operation, new Caller(clientId, clientId, Set.of()));
    }

    @Override
    public String requestId() {
        return "test-request";
    }

    @Override
    public String address() {
        return "192.0.2.1";
    }

    @Override
    public List<String> header(String name) {
        return List.of();
    }

    @Override
    public String preferred(String... produced) {
        return produced[0];
    }
}
