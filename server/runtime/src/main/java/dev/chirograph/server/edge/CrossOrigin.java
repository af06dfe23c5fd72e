package dev.chirograph.server.edge;

import dev.chirograph.server.runtime.Response;
import dev.chirograph.server.runtime.pipeline.RequestContext;
import dev.chirograph.server.runtime.pipeline.ResponseWriter;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Map;

/**
 * Lets scripts of any origin call what a client in a browser needs to get tokens, and nothing else (Fetch Standard, section 3.3). The
 * browser's cookies are never let along: these operations know none, and a page must not act for its visitor.
 */
final class CrossOrigin implements Filter {
    /** The methods at each path. */
    private static final Map<String, String> METHODS = Map.of(
            "/oauth2/token", "POST",
            "/oauth2/userinfo", "GET, POST",
            "/oauth2/jwks", "GET",
            "/.well-known/oauth-authorization-server", "GET",
            "/.well-known/openid-configuration", "GET",
            "/.well-known/oauth-protected-resource", "GET");

    private static final HeaderName REQUESTED_METHOD = HeaderNames.create("Access-Control-Request-Method");

    private static final String ANY_ORIGIN = "*";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final Header LET_READ = HeaderValues.createCached(ALLOW_ORIGIN, ANY_ORIGIN);

    /** What a client must read of a refusal to do better: the nonce for its proof, and when to come again. */
    private static final Header EXPOSE =
            HeaderValues.createCached("Access-Control-Expose-Headers", "DPoP-Nonce, Retry-After, WWW-Authenticate");

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        String methods = METHODS.get(request.prologue().uriPath().rawPath());
        if (methods == null) {
            chain.proceed();
        } else if (isPreflight(request)) {
            ResponseWriter.send(request, response, preflight(methods));
        } else {
            RequestContext context = RequestContext.of(request, response);
            context.addHeader(LET_READ);
            context.addHeader(EXPOSE);
            chain.proceed();
        }
    }

    private static boolean isPreflight(RoutingRequest request) {
        return request.prologue().method().equals(Method.OPTIONS)
                && request.headers().contains(HeaderNames.ORIGIN)
                && request.headers().contains(REQUESTED_METHOD);
    }

    private static Response preflight(String methods) {
        return Response.empty(204)
                .header(ALLOW_ORIGIN, ANY_ORIGIN)
                .header("Access-Control-Allow-Methods", methods)
                .header("Access-Control-Allow-Headers", "Authorization, Content-Type, DPoP")
                .header("Access-Control-Max-Age", "7200");
    }
}
