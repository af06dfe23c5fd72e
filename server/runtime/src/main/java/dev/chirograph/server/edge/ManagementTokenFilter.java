package dev.chirograph.server.edge;

import dev.chirograph.server.runtime.pipeline.Problems;
import dev.chirograph.server.runtime.pipeline.RequestContext;
import dev.chirograph.server.runtime.pipeline.ResponseWriter;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * Requires a bearer token (RFC 6750, section 2.1) for everything but health: an orchestrator's probe is part of a
 * description that many can read, and has no place for a secret.
 */
final class ManagementTokenFilter implements Filter {
    private static final String SCHEME = "Bearer ";
    private static final String HEALTH = "/observe/health";

    private final byte[] token;
    private final Problems problems;

    ManagementTokenFilter(String token, Problems problems) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.problems = problems;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        String path = request.prologue().uriPath().rawPath();
        if (path.equals(HEALTH) || path.startsWith(HEALTH + "/") || isAuthorized(request)) {
            chain.proceed();
            return;
        }
        String requestId = RequestContext.of(request, response).requestId();
        // RFC 6750, section 3.1: without any token there is no error.
        boolean isWrong = request.headers().contains(HeaderNames.AUTHORIZATION);
        response.header(HeaderValues.create(
                HeaderNames.WWW_AUTHENTICATE,
                "Bearer realm=\"management\"" + (isWrong ? ", error=\"invalid_token\"" : "")));
        ResponseWriter.send(
                request,
                response,
                problems.of(
                        Status.UNAUTHORIZED_401,
                        "Send the token of CHIROGRAPH_MANAGEMENT_TOKEN in the header Authorization: Bearer …",
                        requestId));
    }

    private boolean isAuthorized(RoutingRequest request) {
        List<String> lines = request.headers().values(HeaderNames.AUTHORIZATION);
        if (lines.size() != 1 || !lines.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        String sent = lines.getFirst().substring(SCHEME.length()).strip();
        // Takes the same time for every wrong token of the same length.
        return MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), token);
    }
}
