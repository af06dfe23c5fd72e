package dev.chirograph.server.runtime;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What of a request can tell who sends it.
 *
 * @param authorization the values of all Authorization lines, as they were sent
 * @param dpop the values of all DPoP lines (RFC 9449, section 4.1), as they were sent
 * @param method the method, as it was sent
 * @param path the path, as it was sent: what a proof of possession is for
 * @param tokenElsewhere whether an access token is in the query or in a form (RFC 6750, sections 2.2 and 2.3), where it
 *     would be logged and kept
 */
public record Credentials(
        List<String> authorization, List<String> dpop, String method, String path, boolean tokenElsewhere) {
    private static final HeaderName DPOP = HeaderNames.create("DPoP");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String TOKEN = "access_token";

    /** Copies the lists. */
    public Credentials {
        authorization = List.copyOf(authorization);
        dpop = List.copyOf(dpop);
    }

    /** Takes them out of a request, whose body is read for that if it is a form that the operation takes. */
    static Credentials of(Operation operation, ServerRequest request, RequestBody body) {
        return new Credentials(
                HeaderLines.of(request.headers(), HeaderNames.AUTHORIZATION),
                HeaderLines.of(request.headers(), DPOP),
                request.prologue().method().text(),
                request.prologue().uriPath().rawPath(),
                namesToken(request.prologue().query().rawValue()) || isInForm(operation, request, body));
    }

    private static boolean isInForm(Operation operation, ServerRequest request, RequestBody body) {
        if (operation.open() || !(operation.protocol() || operation.consumes().contains(FORM))) {
            return false;
        }
        List<String> mediaTypes = HeaderLines.of(request.headers(), HeaderNames.CONTENT_TYPE);
        MediaType sent = mediaTypes.size() == 1 ? MediaType.parse(mediaTypes.getFirst()) : null;
        return sent != null
                && (sent.type() + "/" + sent.subtype()).equals(FORM)
                && namesToken(new String(body.read(), StandardCharsets.UTF_8));
    }

    private static boolean namesToken(String form) {
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            if (TOKEN.equals(PercentEncoding.decodeQuery(equals < 0 ? pair : pair.substring(0, equals)))) {
                return true;
            }
        }
        return false;
    }

    /** Leaves out what is secret. */
    @Override
    public String toString() {
        return "Credentials[method=" + method + ", path=" + path + "]";
    }
}
