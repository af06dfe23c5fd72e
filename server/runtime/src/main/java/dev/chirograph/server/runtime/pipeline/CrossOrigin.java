package dev.chirograph.server.runtime.pipeline;

import dev.chirograph.server.runtime.CorsPolicy;
import dev.chirograph.server.runtime.Operation;
import dev.chirograph.server.runtime.Response;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets scripts of any origin call the permitted operations of a path, and no others (Fetch Standard, section 3.3). The
 * {@link CorsPolicy} of all operations are merged, since a preflight is for the path. Cookies are never allowed: a page
 * must not act for the user who views it.
 */
final class CrossOrigin {
    private static final HeaderName REQUESTED_METHOD = HeaderNames.create("Access-Control-Request-Method");

    private static final String ANY_ORIGIN = "*";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final Header ALLOW_ANY_ORIGIN = HeaderValues.createCached(ALLOW_ORIGIN, ANY_ORIGIN);

    /** Browsers cache the response to a preflight for two hours at most. */
    private static final String MAX_AGE = "7200";

    private final Set<String> closedMethods;
    private final Response preflight;
    private final @Nullable Header expose;

    private CrossOrigin(
            Set<String> methods, Set<String> closedMethods, Set<String> allowHeaders, Set<String> exposeHeaders) {
        this.closedMethods = Set.copyOf(closedMethods);
        this.expose = exposeHeaders.isEmpty()
                ? null
                : HeaderValues.createCached("Access-Control-Expose-Headers", String.join(", ", exposeHeaders));
        this.preflight = Response.empty(204)
                .header(ALLOW_ORIGIN, ANY_ORIGIN)
                .header("Access-Control-Allow-Methods", String.join(", ", methods))
                .header("Access-Control-Allow-Headers", allowHeaders.isEmpty() ? null : String.join(", ", allowHeaders))
                .header("Access-Control-Max-Age", MAX_AGE);
    }

    /** Merges the policies of the operations at a path; null if none of them may be called from other origins. */
    static @Nullable CrossOrigin of(List<Operation> operations) {
        Set<String> methods = new LinkedHashSet<>();
        Set<String> closedMethods = new HashSet<>();
        Set<String> allowHeaders = new LinkedHashSet<>();
        Set<String> exposeHeaders = new LinkedHashSet<>();
        for (Operation operation : operations) {
            CorsPolicy policy = operation.cors();
            if (policy == null) {
                closedMethods.add(operation.method());
            } else {
                methods.add(operation.method());
                allowHeaders.addAll(policy.allowHeaders());
                exposeHeaders.addAll(policy.exposeHeaders());
            }
        }
        // Two operations of one method may differ in the query, which a preflight does not contain.
        methods.removeAll(closedMethods);
        return methods.isEmpty() ? null : new CrossOrigin(methods, closedMethods, allowHeaders, exposeHeaders);
    }

    /** Returns whether a request is a preflight. */
    static boolean isPreflight(ServerRequest request) {
        return request.prologue().method().equals(Method.OPTIONS)
                && request.headers().contains(HeaderNames.ORIGIN)
                && request.headers().contains(REQUESTED_METHOD);
    }

    /** Returns the response to a preflight. */
    Response preflight() {
        return preflight;
    }

    /** Lets scripts read the response, also an error, unless they may not use the method. */
    void expose(RequestContext context, String method) {
        if (closedMethods.contains(method.equals("HEAD") ? "GET" : method)) {
            return;
        }
        context.addHeader(ALLOW_ANY_ORIGIN);
        if (expose != null) {
            context.addHeader(expose);
        }
    }
}
