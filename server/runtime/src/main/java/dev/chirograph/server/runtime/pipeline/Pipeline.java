package dev.chirograph.server.runtime.pipeline;

import dev.chirograph.server.runtime.Authenticator;
import dev.chirograph.server.runtime.Limiter;
import dev.chirograph.server.runtime.Operation;
import dev.chirograph.server.runtime.ProblemException;
import dev.chirograph.server.runtime.Response;
import dev.chirograph.server.runtime.ResponseException;
import dev.chirograph.server.runtime.Route;
import dev.chirograph.server.runtime.http.Accept;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The steps of each request to an operation, in this order:
 *
 * <ol>
 *   <li>The operation is looked up (404, 405). HEAD is answered as GET without content, OPTIONS with the methods of the path, or as
 *       a preflight if an operation at the path may be called from other origins.
 *   <li>The caller is authenticated (401, or 400 for malformed credentials), unless the operation is public.
 *   <li>The caller's scopes are checked (403).
 *   <li>The call is counted against the operation's limits (429). From here on each response has {@code RateLimit} headers.
 *   <li>{@code Accept} is checked (406), before anything is done whose result could not be returned.
 *   <li>The generated endpoint checks the body's media type (415), size (413) and JSON (400) and all constraints (422), and then
 *       calls the handler.
 * </ol>
 *
 * <p>So callers without permission do not learn what a valid call looks like, and invalid calls count against the limit too. An
 * operation that speaks a protocol of its own gets the raw request after the fourth step. A body that is sent to an operation that
 * takes none is ignored (RFC 9110, sections 9.3.1 and 9.3.5, gives it no meaning).
 *
 * <p>The operation and the caller are set in the {@link RequestContext}, where the log and the metrics find them. While the endpoint
 * runs, the SLF4J MDC has {@code request_id} and {@code operation}, so that every line logged on the request's thread carries them; a
 * handler that starts threads hands them on itself.
 */
public final class Pipeline {
    private final RoutingTable table;
    private final AccessControl access;
    private final Limits limits;
    private final Problems problems;
    private final long maximumBodyBytes;

    private Pipeline(RoutingTable table, AccessControl access, Limits limits, PipelineSettings settings) {
        this.table = table;
        this.access = access;
        this.limits = limits;
        this.problems = settings.problems();
        this.maximumBodyBytes = settings.maximumBodyBytes();
    }

    /**
     * Creates a pipeline.
     *
     * @param routes the operations with their endpoints
     * @param authenticator authenticates callers
     * @param limiter counts calls
     * @throws IllegalArgumentException if two routes have the same path and method, one requires credentials other than
     *     access tokens, or one is idempotent by a key
     */
    public static Pipeline of(
            List<Route> routes, Authenticator authenticator, Limiter limiter, PipelineSettings settings) {
        requireAuthenticators(routes);
        requireKeyStore(routes);
        return new Pipeline(
                RoutingTable.of(routes, settings.corsOrigins()),
                new AccessControl(authenticator, settings.realm()),
                new Limits(limiter),
                settings);
    }

    /** Without an authenticator for an alternative, calls would be accepted unchecked, or all rejected. */
    private static void requireAuthenticators(List<Route> routes) {
        for (Route route : routes) {
            for (String scheme : route.operation().otherSchemes()) {
                throw new IllegalArgumentException("There is no authenticator for the security scheme \"" + scheme
                        + "\" that " + route.operation() + " asks for; only access tokens can be checked");
            }
        }
    }

    /**
     * Clients retry operations with an idempotency key; without a store of keys, the server would execute them twice.
     */
    private static void requireKeyStore(List<Route> routes) {
        String idempotent = routes.stream()
                .map(Route::operation)
                .filter(Operation::idempotent)
                .map(Operation::toString)
                .collect(Collectors.joining(", "));
        if (!idempotent.isEmpty()) {
            throw new IllegalArgumentException("There is no store for idempotency keys, so that repeated calls would be"
                    + " carried out twice; remove x-idempotent from " + idempotent);
        }
    }

    /** Adds the operations to a routing. Earlier routes keep their paths, and every other path gets a problem. */
    public void addTo(HttpRouting.Builder routing) {
        Handler handler = this::handle;
        routing.any(handler);
    }

    private void handle(ServerRequest request, ServerResponse response) {
        RequestContext context = RequestContext.of(request, response);
        MDC.put("request_id", context.requestId());
        try {
            Response result = respond(request, response, context);
            if (result != null) {
                ResponseWriter.sendAll(request, response, result, context.tokenValidFor());
            }
        } catch (Exception e) {
            Response refusal = e instanceof ResponseException documented
                    ? documented.response()
                    : problems.of(
                            access.challenging(ExceptionMapper.problem(e), request.headers()), context.requestId());
            makeRoom(response, e);
            ResponseWriter.send(request, response, refusal);
        } finally {
            MDC.remove("request_id");
            MDC.remove("operation");
        }
    }

    /** Returns null if the response was sent already. */
    private @Nullable Response respond(ServerRequest request, ServerResponse response, RequestContext context)
            throws Exception {
        RoutingTable.Match match = table.find(request.prologue().uriPath().rawPath());
        if (match == null) {
            throw ProblemException.notFound("There is nothing at this path");
        }
        String method = request.prologue().method().text();
        CrossOrigin crossOrigin = match.crossOrigin();
        if (crossOrigin != null) {
            Response preflight = crossOrigin.answer(request, context);
            if (preflight != null) {
                return preflight;
            }
        }
        RoutingTable.Chosen chosen =
                match.choose(method, request.prologue().query().rawValue());
        if (chosen == null) {
            return withoutOperation(match, method);
        }
        Operation operation = chosen.route().operation();
        context.found(operation);
        MDC.put("operation", operation.id());
        var body = new RequestBody(request, maximumBodyBytes);
        var exchange = new HttpExchange(request, response, context, operation, chosen.rawParameters(), body);
        access.check(exchange);
        limits.take(exchange);
        return switch (chosen.route()) {
            case Route.Decoded decoded -> {
                requireAcceptable(exchange);
                yield decoded.endpoint().handle(exchange);
            }
            case Route.Protocol protocol -> {
                protocol.endpoint().handle(exchange);
                if (!ResponseWriter.hasBegun(response)) {
                    throw new IllegalStateException(operation + " was not answered");
                }
                yield null;
            }
        };
    }

    private static Response withoutOperation(RoutingTable.Match match, String method) {
        if (method.equals("OPTIONS")) {
            return Response.empty(204).header("Allow", match.allow());
        }
        if (match.has(method)) {
            throw ProblemException.notFound("There is nothing at this path for this query");
        }
        throw ProblemException.methodNotAllowed(match.allow());
    }

    private static void requireAcceptable(HttpExchange exchange) {
        List<String> produced = exchange.operation().produces();
        if (!produced.isEmpty() && !Accept.accepts(exchange.lines(HeaderNames.ACCEPT), produced)) {
            throw ProblemException.notAcceptable(produced);
        }
    }

    /** No response is sent twice: once a part was sent, the connection can only be closed. */
    private static void makeRoom(ServerResponse response, Exception thrown) {
        if (ResponseWriter.hasBegun(response) && !((RoutingResponse) response).resetStream()) {
            throw new CloseConnectionException("the response had begun when it failed", thrown);
        }
    }
}
