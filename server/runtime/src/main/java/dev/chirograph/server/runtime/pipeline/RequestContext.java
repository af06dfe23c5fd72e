package dev.chirograph.server.runtime.pipeline;

import dev.chirograph.server.runtime.Authentication;
import dev.chirograph.server.runtime.Caller;
import dev.chirograph.server.runtime.Operation;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts about one request that the log, the metrics and problem details need, and the headers that its response gets. The edge
 * creates it; behind a web server without the edge, the pipeline does. The pipeline adds the operation and the caller as soon as it
 * knows them. Only the request's thread uses it.
 */
public final class RequestContext {
    /** The header by which callers send a request id, and responses return it. */
    public static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");

    private static final int MAXIMUM_ID_LENGTH = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String requestId;
    private final String address;
    private final List<Header> headers = new ArrayList<>();
    private @Nullable Operation operation;
    private @Nullable Caller caller;
    private @Nullable Duration tokenValidFor;

    private RequestContext(String requestId, String address) {
        this.requestId = requestId;
        this.address = address;
    }

    /**
     * Creates the context of a request.
     *
     * @param address the address of the caller, as far as it can be determined
     */
    public static RequestContext create(ServerRequest request, ServerResponse response, InetAddress address) {
        return register(request, response, literal(address));
    }

    /** Returns the context of a request; creates it with the address of the connection's peer if there is none. */
    public static RequestContext of(ServerRequest request, ServerResponse response) {
        return request.context()
                .get(RequestContext.class)
                .orElseGet(() ->
                        register(request, response, peer(request.remotePeer().address())));
    }

    private static RequestContext register(ServerRequest request, ServerResponse response, String address) {
        var context = new RequestContext(requestId(request.headers().values(REQUEST_ID)), address);
        request.context().register(context);
        // Just before sending, not earlier: an error handler that resets the response would remove the headers.
        response.beforeSend(() -> context.addHeadersTo(response.headers()));
        return context;
    }

    /** Adds all headers that the response itself does not have. */
    private void addHeadersTo(WritableHeaders<?> response) {
        response.set(HeaderValues.create(REQUEST_ID, requestId));
        headers.forEach(response::setIfAbsent);
    }

    private static String requestId(List<String> sent) {
        return sent.size() == 1 && isHarmless(sent.getFirst()) ? sent.getFirst() : newRequestId();
    }

    /** Returns whether a caller's id is safe in a log or a header. */
    private static boolean isHarmless(String id) {
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean harmless = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '.'
                    || c == '_'
                    || c == '-';
            if (!harmless) {
                return false;
            }
        }
        return !id.isEmpty() && id.length() <= MAXIMUM_ID_LENGTH;
    }

    /** Returns a new request id: 24 hexadecimal digits. */
    public static String newRequestId() {
        var bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String peer(SocketAddress address) {
        return address instanceof InetSocketAddress peer && peer.getAddress() != null
                ? literal(peer.getAddress())
                : address.toString();
    }

    /**
     * The scope of a link-local address is an interface of this machine; with it, one caller would have several
     * addresses.
     */
    private static String literal(InetAddress address) {
        String literal = address.getHostAddress();
        int scope = literal.indexOf('%');
        return scope < 0 ? literal : literal.substring(0, scope);
    }

    /**
     * Returns the request's id in logs, headers and problems: that of the caller if it is safe there. It has letters,
     * digits, dots, underscores and hyphens only.
     */
    public String requestId() {
        return requestId;
    }

    /** Returns the address of the caller, as a literal IPv4 or IPv6 address. */
    public String address() {
        return address;
    }

    /** Adds a header to the response of the request, unless that response sets it. */
    public void addHeader(Header header) {
        headers.add(header);
    }

    void addHeader(String name, String value) {
        headers.add(HeaderValues.create(name, value));
    }

    /** Returns the operation; null before it is looked up, or if there is none at the path. */
    public @Nullable Operation operation() {
        return operation;
    }

    /** Returns the caller; null before it is authenticated, or if the operation is public. */
    public @Nullable Caller caller() {
        return caller;
    }

    /**
     * Returns the remaining lifetime of the access token at its verification; null without a token, or if it does not
     * expire.
     */
    @Nullable
    Duration tokenValidFor() {
        return tokenValidFor;
    }

    void found(Operation found) {
        this.operation = found;
    }

    void authenticated(Authentication.Known known) {
        this.caller = known.caller();
        this.tokenValidFor = known.validFor();
    }
}
