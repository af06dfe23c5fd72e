package dev.chirograph.sdk.internal.call;

import java.util.List;
import java.util.Set;

/**
 * An operation of the contract.
 *
 * @param id its id in the document, which messages name
 * @param method the HTTP method
 * @param path the path below the endpoint, with parameters in braces
 * @param authenticated whether it needs an access token
 * @param scopes what the token must carry
 * @param repeatable whether to make it twice does no more than to make it once
 * @param rateLimits the limits that apply, such as {@code 5 per PT1M per address}
 */
public record Operation(
        String id,
        String method,
        String path,
        boolean authenticated,
        Set<String> scopes,
        boolean repeatable,
        List<String> rateLimits) {

    /** Copies the collections. */
    public Operation {
        scopes = Set.copyOf(scopes);
        rateLimits = List.copyOf(rateLimits);
    }

    /** Names the operation in messages. */
    @Override
    public String toString() {
        return id + " (" + method + " " + path + ")";
    }
}
