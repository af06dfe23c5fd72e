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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets scripts of other origins call the permitted operations of a path, and no others (Fetch Standard, section 3.3): scripts of
 * any origin those with a {@link CorsPolicy}, and scripts of the listed origins all that are no protocol. The rules of all
 * operations are merged, since a preflight is for the path. Cookies are never allowed: a page must not act for the user who
 * views it.
 */
final class CrossOrigin {
    private static final HeaderName REQUESTED_METHOD = HeaderNames.create("Access-Control-Request-Method");
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final Header ALLOW_ANY_ORIGIN = HeaderValues.createCached(ALLOW_ORIGIN, "*");
    private static final Header VARY = HeaderValues.createCached("Vary", "Origin");

    /** Browsers cache the response to a preflight for two hours at most. */
    private static final String MAX_AGE = "7200";

    private final Set<String> origins;
    private final @Nullable Rules forAny;
    private final @Nullable Rules forListed;

    private CrossOrigin(Set<String> origins, @Nullable Rules forAny, @Nullable Rules forListed) {
        this.origins = origins;
        this.forAny = forAny;
        this.forListed = forListed;
    }

    /**
     * Merges the rules of the operations at a path; null if none of them may be called from other origins.
     *
     * @param origins the listed origins
     */
    static @Nullable CrossOrigin of(List<Operation> operations, Set<String> origins) {
        Rules forAny = Rules.of(operations, Operation::cors);
        Rules forListed = origins.isEmpty() ? null : Rules.of(operations, CrossOrigin::forListed);
        return forAny == null && forListed == null ? null : new CrossOrigin(origins, forAny, forListed);
    }

    /** What the document says about the headers of an operation. */
    private static @Nullable CorsPolicy forListed(Operation operation) {
        if (operation.cors() != null || operation.protocol()) {
            return operation.cors();
        }
        List<String> allowed = new ArrayList<>(operation.requestHeaders());
        if (!operation.open()) {
            allowed.add("Authorization");
            allowed.add("DPoP");
        }
        if (!operation.consumes().isEmpty()) {
            allowed.add("Content-Type");
        }
        if (operation.idempotent()) {
            allowed.add("Idempotency-Key");
        }
        allowed.add(RequestContext.REQUEST_ID.defaultCase());
        List<String> exposed = new ArrayList<>(operation.responseHeaders());
        exposed.add(RequestContext.REQUEST_ID.defaultCase());
        return new CorsPolicy(allowed, exposed);
    }

    /** Returns the response if the request is a preflight; otherwise lets scripts read the response, and returns null. */
    @Nullable
    Response answer(ServerRequest request, RequestContext context) {
        String origin = request.headers().first(HeaderNames.ORIGIN).orElse(null);
        boolean isListed = origin != null && origins.contains(origin);
        Rules rules = forListed != null && isListed ? forListed : forAny;
        boolean isPreflight = request.prologue().method().equals(Method.OPTIONS)
                && origin != null
                && request.headers().contains(REQUESTED_METHOD);
        if (forListed != null) {
            // A cache must not answer one origin with the response to another.
            context.addHeader(VARY);
        }
        if (rules == null) {
            return null;
        }
        Header allowed = isListed && rules == forListed ? HeaderValues.create(ALLOW_ORIGIN, origin) : ALLOW_ANY_ORIGIN;
        if (isPreflight) {
            return rules.preflight.header(ALLOW_ORIGIN, allowed.get());
        }
        rules.expose(context, request.prologue().method().text(), allowed);
        return null;
    }

    /** What scripts of some origins may do at a path. */
    private static final class Rules {
        private final Set<String> closedMethods;
        private final Response preflight;
        private final @Nullable Header expose;

        private Rules(
                Set<String> methods, Set<String> closedMethods, Set<String> allowHeaders, Set<String> exposeHeaders) {
            this.closedMethods = Set.copyOf(closedMethods);
            this.expose = exposeHeaders.isEmpty()
                    ? null
                    : HeaderValues.createCached("Access-Control-Expose-Headers", String.join(", ", exposeHeaders));
            this.preflight = Response.empty(204)
                    .header("Access-Control-Allow-Methods", String.join(", ", methods))
                    .header(
                            "Access-Control-Allow-Headers",
                            allowHeaders.isEmpty() ? null : String.join(", ", allowHeaders))
                    .header("Access-Control-Max-Age", MAX_AGE);
        }

        static @Nullable Rules of(List<Operation> operations, Function<Operation, @Nullable CorsPolicy> policyOf) {
            Set<String> methods = new LinkedHashSet<>();
            Set<String> closedMethods = new HashSet<>();
            Set<String> allowHeaders = new LinkedHashSet<>();
            Set<String> exposeHeaders = new LinkedHashSet<>();
            for (Operation operation : operations) {
                CorsPolicy policy = policyOf.apply(operation);
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
            return methods.isEmpty() ? null : new Rules(methods, closedMethods, allowHeaders, exposeHeaders);
        }

        /** Lets scripts read the response, also an error, unless they may not use the method. */
        void expose(RequestContext context, String method, Header allowed) {
            if (closedMethods.contains(method.equals("HEAD") ? "GET" : method)) {
                return;
            }
            context.addHeader(allowed);
            if (expose != null) {
                context.addHeader(expose);
            }
        }
    }
}
