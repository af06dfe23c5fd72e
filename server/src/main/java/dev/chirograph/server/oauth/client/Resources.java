package dev.chirograph.server.oauth.client;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import java.util.List;

/**
 * RFC 8707: the resources that access tokens are issued for. There is only one, this API, so that no client can get a
 * token that another resource server would accept.
 */
public final class Resources {
    private final String api;

    /** @param api the URL of this API, which is the {@code aud} of its tokens */
    public Resources(String api) {
        this.api = api;
    }

    /**
     * Returns the requested resources, empty if the request has no {@code resource}.
     *
     * @throws OauthException {@code invalid_target} if another resource is requested
     */
    public List<String> asked(Form form) {
        List<String> asked = form.all("resource");
        if (!asked.stream().allMatch(api::equals)) {
            throw new OauthException(
                    OAuth2Error.INVALID_TARGET, "Access tokens are issued for the resource " + api + " only.");
        }
        return asked.stream().distinct().toList();
    }

    /**
     * Returns the requested resources, or this API if the request has no {@code resource}.
     *
     * @throws OauthException {@code invalid_target} if another resource is requested
     */
    public List<String> chosen(Form form) {
        List<String> asked = asked(form);
        return asked.isEmpty() ? List.of(api) : asked;
    }

    /** Returns the {@code aud} of an access token: the granted resources, or this API if there are none. */
    public List<String> audience(List<String> granted) {
        return granted.isEmpty() ? List.of(api) : granted;
    }

    /** Returns the resources as a string for a database column. */
    public static String join(List<String> resources) {
        return String.join(" ", resources);
    }

    /** Returns the resources of a string that {@link #join} returned. */
    public static List<String> split(String resources) {
        return resources.isEmpty() ? List.of() : List.of(resources.split(" "));
    }
}
