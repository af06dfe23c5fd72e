package dev.chirograph.server.runtime;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The one way that each request to an operation goes, in this order and no step twice:
 *
 * <ol>
 *   <li>The operation is looked up (404, 405). HEAD is answered as GET without content, OPTIONS with the methods there are.
 *   <li>The caller is authenticated (401, or 400 for credentials that cannot be read), unless the operation is public.
 *   <li>The caller's scopes are looked at (403).
 *   <li>The call is counted against the operation's limits (429). From here on each answer says what is left of them.
 *   <li>What the caller accepts is looked at (406), before anything is done that could not be told of.
 *   <li>The body's media type (415), size (413) and JSON (400) and all constraints (422) are looked at by the generated
 *       endpoint, which then calls the handler.
 * </ol>
 *
 * <p>So nobody who may not call learns what a call would have to look like, and one whose calls are wrong uses up the limit
 * all the same. An operation that speaks a protocol of its own gets the raw request after the fourth step. A body that is
 * sent to an operation that takes none is not looked at (RFC 9110, sections 9.3.1 and 9.3.5, gives it no meaning).
 *
 * <p>The operation and the caller are registered in the request's context, where the log and the metrics find them. While
 * the endpoint runs, the SLF4J MDC has {@code request_id} and {@code operation}, so that every line logged on the request's
 * thread carries them; a handler that starts threads of its own hands them on itself.
 */
public final class Pipeline {
    private final RoutingTable table;
    private final AccessControl access;
    private final Limits limits;
    private final long maximumBodyBytes;

    private Pipeline(RoutingTable table, AccessControl access, Limits limits, long maximumBodyBytes) {
        this.table = table;
        this.access = access;
        this.limits = limits;
        this.maximumBodyBytes = maximumBodyBytes;
    }

    /**
     * Lays out the way.
     *
     * @param routes the operations and who answers them
     * @param authenticator finds out who calls
     * @param limiter counts calls
     * @param maximumBodyBytes the most that is read of any body
     * @throws IllegalArgumentException when two routes are at the same path with the same method, one asks for credentials
     *     that are no access tokens, one is idempotent by a key, or bodies may be 2 GiB or larger
     */
    public static Pipeline of(List<Route> routes, Authenticator authenticator, Limiter limiter, long maximumBodyBytes) {
        if (maximumBodyBytes < 0 || maximumBodyBytes >= Integer.MAX_VALUE) {
            throw new IllegalArgumentException("Bodies of " + maximumBodyBytes + " bytes do not fit into an array");
        }
        requireAuthenticators(routes);
        requireKeyStore(routes);
        return new Pipeline(
                RoutingTable.of(routes), new AccessControl(authenticator), new Limits(limiter), maximumBodyBytes);
    }

    /** An alternative that nobody can check is none; a server that would leave it out might let calls through, or nobody. */
    private static void requireAuthenticators(List<Route> routes) {
        for (Route route : routes) {
            for (String scheme : route.operation().otherSchemes()) {
                throw new IllegalArgumentException("There is no authenticator for the security scheme \"" + scheme
                        + "\" that " + route.operation() + " asks for; only access tokens can be checked");
            }
        }
    }

    /** Clients repeat what is idempotent by a key; without a store for the keys, the server would do it twice. */
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

    /** Answers every request that nothing before it in this routing has answered. */
    public void addTo(HttpRouting.Builder routing) {
        Handler handler = this::handle;
        routing.any(handler);
    }

    private void handle(ServerRequest request, ServerResponse response) {
        String requestId = request.context().get(RequestId.class).orElseThrow().value();
        MDC.put("request_id", requestId);
        try {
            answer(request, response, requestId);
        } finally {
            MDC.remove("request_id");
            MDC.remove("operation");
        }
    }

    private void answer(ServerRequest request, ServerResponse response, String requestId) {
        try {
            Response reply = reply(request, response, requestId);
            if (reply != null) {
                ResponseWriter.sendAll(request, response, reply);
            }
        } catch (Exception e) {
            Response refusal = e instanceof ResponseException answer
                    ? answer.reply()
                    : Problems.of(access.challenging(ExceptionMapper.problem(e), request.headers()), requestId);
            makeRoom(response, e);
            ResponseWriter.send(request, response, refusal);
        }
    }

    /** Returns null when the answer was sent already. */
    private @Nullable Response reply(ServerRequest request, ServerResponse response, String requestId)
            throws Exception {
        RoutingTable.Match match = table.find(request.prologue().uriPath().rawPath());
        if (match == null) {
            throw ProblemException.notFound("There is nothing at this path");
        }
        String method = request.prologue().method().text();
        RoutingTable.Chosen chosen =
                match.choose(method, request.prologue().query().rawValue());
        if (chosen != null) {
            Operation operation = chosen.route().operation();
            request.context().register(operation);
            MDC.put("operation", operation.id());
            return chosen.route().answer(admit(chosen, request, response, requestId));
        }
        if (method.equals("OPTIONS")) {
            return Response.empty(204).header("Allow", match.allow());
        }
        if (match.has(method)) {
            throw ProblemException.notFound("There is nothing at this path for this query");
        }
        throw ProblemException.methodNotAllowed(match.allow());
    }

    private AuthorizedRequest admit(
            RoutingTable.Chosen chosen, ServerRequest request, ServerResponse response, String requestId) {
        Operation operation = chosen.route().operation();
        var body = new RequestBody(request, maximumBodyBytes);
        Credentials credentials = Credentials.of(operation, request, body);
        Authentication.Known known = access.authenticate(operation, credentials);
        Caller caller = known == null ? null : known.caller();
        if (known != null) {
            request.context().register(known.caller());
            Duration validFor = known.validFor();
            if (validFor != null) {
                request.context().register(new TokenLifetime(validFor));
            }
            addNonce(response, known);
        }
        access.authorise(operation, caller, credentials);
        String address =
                request.context().get(CallerAddress.class).orElseThrow().value();
        var call = new RequestCall(operation, caller, requestId, address, request.headers());
        limits.take(call, response.headers());
        return new AuthorizedRequest(call, request, response, chosen.parameters(), chosen.rawParameters(), body);
    }

    private static void addNonce(ServerResponse response, Authentication.Known known) {
        if (known.nonce() != null) {
            response.headers().set(HeaderNames.create(AccessControl.NONCE), known.nonce());
        }
    }

    /** Nothing is answered twice: when a part of an answer has left, all that can be done is to end the connection. */
    private static void makeRoom(ServerResponse response, Exception thrown) {
        if (ResponseWriter.hasBegun(response) && !((RoutingResponse) response).resetStream()) {
            throw new CloseConnectionException("the answer had begun when it failed", thrown);
        }
    }
}
