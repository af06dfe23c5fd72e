package dev.chirograph.server.oauth.protocol;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import dev.chirograph.server.runtime.Response;
import dev.chirograph.server.runtime.UnavailableException;
import dev.chirograph.server.secret.HasherBusyException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import net.minidev.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** RFC 6749, section 5: responses of the endpoints that clients call. None may be cached. */
public final class OauthResponses {
    /** RFC 9110, section 11.6.1: every 401 has a challenge. */
    private static final String CHALLENGE = "Basic realm=\"chirograph\", charset=\"UTF-8\"";

    private OauthResponses() {}

    /** Returns a response with a JSON object. */
    public static Response json(int status, JSONObject content) {
        return noStore(
                Response.of(status, "application/json", content.toJSONString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns the response of a supplier, or the error response for its exception. */
    public static Response answering(Supplier<Response> answer) {
        try {
            return answer.get();
        } catch (OauthException e) {
            return refusal(e);
        } catch (HasherBusyException e) {
            return busy(e.retryAfter());
        } catch (RuntimeException e) {
            return unavailable(e);
        }
    }

    /**
     * Returns 503, with {@code Retry-After} if the request had no effect, if the exception was caused by an {@link UnavailableException}.
     *
     * @throws RuntimeException the exception itself, if it has another cause
     */
    public static Response unavailable(RuntimeException thrown) {
        UnavailableException unavailable = UnavailableException.in(thrown);
        if (unavailable == null) {
            throw thrown;
        }
        return retryLater(unavailable.detail(), unavailable.retryAfter());
    }

    /** Returns the error response of section 5.2. */
    public static Response refusal(OauthException exception) {
        ErrorObject error = exception.error();
        int status = error.getCode().equals(OAuth2Error.INVALID_CLIENT_CODE)
                ? 401
                : error.getHTTPStatusCode() == 429 ? 429 : 400;
        Response response = json(status, new TokenErrorResponse(error).toJSONObject())
                .header("WWW-Authenticate", status == 401 ? CHALLENGE : null);
        for (var header : exception.headers().entrySet()) {
            response = response.header(header.getKey(), header.getValue());
        }
        return response;
    }

    /** Returns 503 with {@code Retry-After}: all hashing slots are taken. Section 5.2 has no code for it; this one is from section 4.1.2.1. */
    public static Response busy(Duration retryAfter) {
        return retryLater("Too many secrets are being checked; retry after the time in Retry-After.", retryAfter);
    }

    private static Response retryLater(String description, @Nullable Duration retryAfter) {
        var error = new ErrorObject(OAuth2Error.TEMPORARILY_UNAVAILABLE_CODE, description);
        return json(503, new TokenErrorResponse(error).toJSONObject())
                .header("Retry-After", retryAfter == null ? null : Long.toString(retryAfter.toSeconds()));
    }

    /** Returns the response with headers that forbid caching. */
    public static Response noStore(Response response) {
        return response.header("Cache-Control", "no-store").header("Pragma", "no-cache");
    }
}
