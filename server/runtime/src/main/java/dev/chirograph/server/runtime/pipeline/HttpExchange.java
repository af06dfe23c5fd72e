package dev.chirograph.server.runtime.pipeline;

import dev.chirograph.server.runtime.CallContext;
import dev.chirograph.server.runtime.Caller;
import dev.chirograph.server.runtime.Content;
import dev.chirograph.server.runtime.Credentials;
import dev.chirograph.server.runtime.DecodedRequest;
import dev.chirograph.server.runtime.Operation;
import dev.chirograph.server.runtime.ProblemException;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import dev.chirograph.server.runtime.http.Accept;
import dev.chirograph.server.runtime.http.HeaderLines;
import dev.chirograph.server.runtime.http.MediaType;
import dev.chirograph.server.runtime.http.PercentEncoding;
import dev.chirograph.server.runtime.json.Codec;
import dev.chirograph.server.runtime.json.Json;
import dev.chirograph.server.runtime.json.Violations;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.FilterOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to an operation with its response, as handlers, generated code and protocols see it. Decodes each part on
 * demand. Used by the request's thread only.
 */
final class HttpExchange implements CallContext, DecodedRequest, ProtocolExchange {
    private static final HeaderName DPOP = HeaderNames.create("DPoP");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ACCESS_TOKEN = "access_token";

    private final ServerRequest request;
    private final ServerResponse response;
    private final RequestContext context;
    private final Operation operation;
    private final Map<String, String> rawPathParameters;
    private final RequestBody body;

    private @Nullable Map<String, List<String>> queryParameters;
    private boolean discards;

    /**
     * Creates an exchange; nothing is decoded yet.
     *
     * @param rawPathParameters percent-encoded as they were sent, by name
     */
    HttpExchange(
            ServerRequest request,
            ServerResponse response,
            RequestContext context,
            Operation operation,
            Map<String, String> rawPathParameters,
            RequestBody body) {
        this.request = request;
        this.response = response;
        this.context = context;
        this.operation = operation;
        this.rawPathParameters = rawPathParameters;
        this.body = body;
    }

    RequestContext context() {
        return context;
    }

    @Override
    public CallContext call() {
        return this;
    }

    @Override
    public Operation operation() {
        return operation;
    }

    @Override
    public @Nullable Caller caller() {
        return context.caller();
    }

    @Override
    public String requestId() {
        return context.requestId();
    }

    @Override
    public String address() {
        return context.address();
    }

    @Override
    public String preferred(String... produced) {
        return Accept.preferred(lines(HeaderNames.ACCEPT), List.of(produced));
    }

    @Override
    public List<String> header(String name) {
        return lines(HeaderNames.create(name));
    }

    List<String> lines(HeaderName name) {
        return HeaderLines.of(request.headers(), name);
    }

    @Override
    public @Nullable String path(String name) {
        String raw = rawPathParameters.get(name);
        return raw == null ? null : PercentEncoding.decode(raw);
    }

    @Override
    public @Nullable String rawPath(String name) {
        return rawPathParameters.get(name);
    }

    @Override
    public String rawQuery() {
        // A malformed query is rejected as a whole, whichever parameters are read.
        queryParameters();
        return request.prologue().query().rawValue();
    }

    @Override
    public List<String> query(String name) {
        return queryParameters().getOrDefault(name, List.of());
    }

    private Map<String, List<String>> queryParameters() {
        if (queryParameters == null) {
            queryParameters = decode(request.prologue().query().rawValue());
        }
        return queryParameters;
    }

    private static Map<String, List<String>> decode(String rawQuery) {
        if (rawQuery.isEmpty()) {
            return Map.of();
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = PercentEncoding.decodeQuery(equals < 0 ? pair : pair.substring(0, equals));
            String value = PercentEncoding.decodeQuery(equals < 0 ? "" : pair.substring(equals + 1));
            if (name == null || value == null) {
                throw ProblemException.malformed("The query must be percent-encoded UTF-8");
            }
            parameters.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
        }
        return parameters;
    }

    @Override
    public List<String> cookie(String name) {
        List<String> values = new ArrayList<>();
        for (String line : lines(HeaderNames.COOKIE)) {
            for (String pair : line.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                    values.add(unquoted(pair.substring(equals + 1).strip()));
                }
            }
        }
        return values;
    }

    /** RFC 6265, section 4.1.1. */
    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    @Override
    public @Nullable Content content() {
        return body.content(operation.consumes());
    }

    @Override
    public <T> @Nullable T body(Codec<T> codec, boolean required, Violations violations) {
        byte[] content = body.read(operation.consumes());
        if (content.length > 0) {
            return Json.decode(codec, content, violations);
        }
        if (required) {
            violations.add("body", "", "must be present");
        }
        return null;
    }

    @Override
    public byte[] body() {
        return body.read();
    }

    @Override
    public ServerRequest request() {
        return request;
    }

    @Override
    public ServerResponse response() {
        if (!discards && request.prologue().method().equals(Method.HEAD)) {
            discards = true;
            // The web server sends content to a HEAD request, which the client would parse as the next response.
            response.streamFilter(Discarding::new);
        }
        return response;
    }

    @Override
    public void send(Response reply) {
        ResponseWriter.send(request, response, reply);
    }

    /** Returns the request's credentials. This reads the body if it is a form that the operation accepts. */
    Credentials credentials() {
        return new Credentials(
                lines(HeaderNames.AUTHORIZATION),
                lines(DPOP),
                request.prologue().method().text(),
                request.prologue().uriPath().rawPath(),
                hasAccessToken(request.prologue().query().rawValue()) || isTokenInForm());
    }

    private boolean isTokenInForm() {
        if (!operation.protocol() && !operation.consumes().contains(FORM)) {
            return false;
        }
        List<String> mediaTypes = lines(HeaderNames.CONTENT_TYPE);
        MediaType sent = mediaTypes.size() == 1 ? MediaType.parse(mediaTypes.getFirst()) : null;
        return sent != null
                && (sent.type() + "/" + sent.subtype()).equals(FORM)
                && hasAccessToken(new String(body.read(), StandardCharsets.UTF_8));
    }

    private static boolean hasAccessToken(String form) {
        if (form.isEmpty()) {
            return false;
        }
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            if (ACCESS_TOKEN.equals(PercentEncoding.decodeQuery(equals < 0 ? pair : pair.substring(0, equals)))) {
                return true;
            }
        }
        return false;
    }

    /** Completes the response and discards its content. */
    private static final class Discarding extends FilterOutputStream {

        Discarding(OutputStream response) {
            super(response);
        }

        @Override
        public void write(int b) {}

        @Override
        public void write(byte[] bytes, int offset, int length) {}
    }
}
