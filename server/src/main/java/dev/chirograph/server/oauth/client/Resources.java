package dev.chirograph.server.oauth.client;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import java.util.List;

/**
 * The resources that access tokens are issued for (RFC 8707). There is but one, this API, so that no client can have a token made that
 * opens what belongs to others.
 */
public final class Resources {
    private final String api;

    /** @param api how tokens name this API in {@code aud} */
    public Resources(String api) {
        this.api = api;
    }

    /**
     * Returns what a request asks for, empty when it names nothing.
     *
     * @throws OauthException {@code invalid_target} if there are no access tokens for it
     */
    public List<String> asked(Form form) {
        List<String> asked = form.all("resource");
        if (!asked.stream().allMatch(api::equals)) {
            throw new OauthException(OAuth2Error.INVALID_TARGET, "No access tokens are issued for this resource.");
        }
        return asked.stream().distinct().toList();
    }

    /**
     * Returns what a request asks for, and this API when it names nothing.
     *
     * @throws OauthException {@code invalid_target} if there are no access tokens for it
     */
    public List<String> chosen(Form form) {
        List<String> asked = asked(form);
        return asked.isEmpty() ? List.of(api) : asked;
    }

    /** Returns what a token is for by what was granted, this API when that names nothing. */
    public List<String> audience(List<String> granted) {
        return granted.isEmpty() ? List.of(api) : granted;
    }
}
