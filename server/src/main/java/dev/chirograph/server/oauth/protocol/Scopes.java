package dev.chirograph.server.oauth.protocol;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides over scopes. */
public final class Scopes {
    /** Lets a client go on without the user, so that it is given to those alone who ask for it (OpenID Connect Core, section 11). */
    private static final String OFFLINE_ACCESS = "offline_access";

    private Scopes() {}

    /**
     * Returns what a client asks a user for, or the default when it names nothing: all that it may have but {@code offline_access}
     * (RFC 6749, section 3.3).
     *
     * @throws OauthException {@code invalid_scope} if more was asked for than is allowed, or the default is empty
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
     * Returns what was asked for, or all that is allowed when nothing was.
     *
     * @throws OauthException {@code invalid_scope} if more was asked for than is allowed, or nothing is allowed
     */
    public static Set<String> choose(@Nullable Set<String> asked, Set<String> allowed) {
        if (asked != null && !allowed.containsAll(asked)) {
            throw new OauthException(
                    OAuth2Error.INVALID_SCOPE, "More was asked for than is allowed; allowed: " + join(allowed) + ".");
        }
        Set<String> chosen = asked == null ? allowed : asked;
        if (chosen.isEmpty()) {
            throw new OauthException(OAuth2Error.INVALID_SCOPE, "No scope is allowed to this client.");
        }
        return chosen;
    }

    /**
     * Returns the scopes that a request asks for (RFC 6749, section 3.3); null when it names none. Not as Nimbus has it, which trims:
     * what is no scope is not allowed to anybody.
     */
    public static @Nullable Set<String> parse(@Nullable String scope) {
        return scope == null
                ? null
                : Stream.of(scope.split(" ")).filter(one -> !one.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns what both allow. */
    public static Set<String> common(Set<String> one, Set<String> other) {
        return one.stream().filter(other::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the scopes parted by spaces, always in the same order. */
    public static String join(Set<String> scopes) {
        return String.join(" ", new TreeSet<>(scopes));
    }

    /** Returns the scopes of a text that {@link #join} made. */
    public static Set<String> split(String scopes) {
        return scopes.isEmpty() ? Set.of() : Set.of(scopes.split(" "));
    }
}
