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

/** Words the answers of the endpoints that programs call (RFC 6749, section 5). No cache may keep any of them. */
public final class OauthResponses {
    /** RFC 9110, section 11.6.1: every 401 says how to do better. */
    private static final String CHALLENGE = "Basic realm=\"chirograph\", charset=\"UTF-8\"";

    private OauthResponses() {}

    /** Answers with a JSON object. */
    public static Response json(int status, JSONObject content) {
        return noStore(
                Response.of(status, "application/json", content.toJSONString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Answers, or refuses as section 5.2 has it. */
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
     * Asks to come again, when what was thrown says that something cannot do its work now.
     *
     * @throws RuntimeException what was thrown, when it says something else
     */
    public static Response unavailable(RuntimeException thrown) {
        UnavailableException unavailable = UnavailableException.in(thrown);
        if (unavailable == null) {
            throw thrown;
        }
        return comeAgain(unavailable.detail(), unavailable.retryAfter());
    }

    /** Refuses as section 5.2 has it. */
    public static Response refusal(OauthException refusal) {
        ErrorObject error = refusal.error();
        int status = error.getCode().equals(OAuth2Error.INVALID_CLIENT_CODE)
                ? 401
                : error.getHTTPStatusCode() == 429 ? 429 : 400;
        Response reply = json(status, new TokenErrorResponse(error).toJSONObject())
                .header("WWW-Authenticate", status == 401 ? CHALLENGE : null);
        for (var header : refusal.headers().entrySet()) {
            reply = reply.header(header.getKey(), header.getValue());
        }
        return reply;
    }

    /** Asks to come again. Section 5.2 has no word for it; this one is of section 4.1.2.1. */
    public static Response busy(Duration retryAfter) {
        return comeAgain("Too many secrets are being checked at this moment; try again.", retryAfter);
    }

    private static Response comeAgain(String description, Duration retryAfter) {
        var error = new ErrorObject(OAuth2Error.TEMPORARILY_UNAVAILABLE_CODE, description);
        return json(503, new TokenErrorResponse(error).toJSONObject())
                .header("Retry-After", Long.toString(retryAfter.toSeconds()));
    }

    /** Forbids every cache to keep an answer. */
    public static Response noStore(Response reply) {
        return reply.header("Cache-Control", "no-store").header("Pragma", "no-cache");
    }
}
