package dev.chirograph.server.runtime;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call, as the pipeline knows it. */
record RequestCall(Operation operation, @Nullable Caller caller, String requestId, String address, Headers headers)
        implements CallContext {

    @Override
    public List<String> header(String name) {
        return HeaderLines.of(headers, HeaderNames.create(name));
    }

    @Override
    public String preferred(String... produced) {
        return Accept.preferred(HeaderLines.of(headers, HeaderNames.ACCEPT), List.of(produced));
    }
}
