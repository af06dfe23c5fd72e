package dev.chirograph.server.administration;

import dev.chirograph.server.runtime.CallContext;
import dev.chirograph.server.runtime.Caller;
import dev.chirograph.server.runtime.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call of an operation by the operator of the server, who needs no token. */
record OperatorCall(Operation operation, String requestId) implements CallContext {

    static OperatorCall of(Operation operation) {
        return new OperatorCall(operation, UUID.randomUUID().toString());
    }

    @Override
    public @Nullable Caller caller() {
        return null;
    }

    @Override
    public String address() {
        return "127.0.0.1";
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
