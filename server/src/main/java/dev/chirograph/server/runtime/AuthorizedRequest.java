package dev.chirograph.server.runtime;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;

/**
 * A request that may go on to who answers it.
 *
 * @param pathParameters decoded, by name
 * @param rawPathParameters as they were sent, by name
 */
record AuthorizedRequest(
        CallContext call,
        ServerRequest request,
        ServerResponse response,
        Map<String, String> pathParameters,
        Map<String, String> rawPathParameters,
        RequestBody body) {}
