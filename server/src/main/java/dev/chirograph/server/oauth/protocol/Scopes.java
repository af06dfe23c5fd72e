package dev.chirograph.server.oauth.protocol;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** RFC 6749, section 3.3: parses scopes, and determines the granted ones. */
public final class Scopes {
    /** OpenID Connect Core, section 11: offline access, which is granted only on request. */
    private static final String OFFLINE_ACCESS = "offline_access";

    private Scopes() {}

    /**
     * Returns the requested scopes, or by default all allowed ones but {@code offline_access}.
     *
     * @param asked null if the request has no {@code scope}
     * @throws OauthException {@code invalid_scope} if a requested scope is not allowed, or the default is empty
     */
    public static Set<String> chooseOfUser(@Nullable Set<String> asked, Set<String> allowed) {
        if (asked != null) {
            return choose(asked, allowed);
        }
        Set<String> byDefault =
                allowed.stream().filter(scope -> !scope.equals(OFFLINE_ACCESS)).collect(Collectors.toUnmodifiableSet());
        return choose(null, byDefault);
    }

    /**
     * Returns the requested scopes, or by default all allowed ones.
     *
     * @param asked null if the request has no {@code scope}
     * @throws OauthException {@code invalid_scope} if a requested scope is not allowed, or the default is empty
     */
    public static Set<String> choose(@Nullable Set<String> asked, Set<String> allowed) {
        if (asked != null && !allowed.containsAll(asked)) {
            throw new OauthException(
                    OAuth2Error.INVALID_SCOPE, "A requested scope is not allowed; allowed: " + join(allowed) + ".");
        }
        Set<String> chosen = asked == null ? allowed : asked;
        if (chosen.isEmpty()) {
            throw new OauthException(OAuth2Error.INVALID_SCOPE, "The client has no scope that can be granted.");
        }
        return chosen;
    }

    /**
     * Parses the parameter {@code scope}; returns null if it is missing. Unlike Nimbus, it does not trim, so that a
     * malformed scope is unknown.
     */
    public static @Nullable Set<String> parse(@Nullable String scope) {
        return scope == null
                ? null
                : Stream.of(scope.split(" ")).filter(one -> !one.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the intersection of two sets of scopes. */
    public static Set<String> common(Set<String> one, Set<String> other) {
        return one.stream().filter(other::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the scopes separated by spaces, in alphabetical order. */
    public static String join(Set<String> scopes) {
        return String.join(" ", new TreeSet<>(scopes));
    }

    /** Returns the scopes of a string that {@link #join} returned. */
    public static Set<String> split(String scopes) {
        return scopes.isEmpty() ? Set.of() : Set.of(scopes.split(" "));
    }
}
