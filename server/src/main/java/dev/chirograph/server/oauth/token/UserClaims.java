package dev.chirograph.server.oauth.token;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import dev.chirograph.server.users.Account;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.minidev.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** OpenID Connect Core, sections 5.1, 5.4 and 5.5: the claims about a user, and the scopes and requests that release them. */
public final class UserClaims {
    private static final Map<String, Set<String>> OF_SCOPES = Map.of(
            "profile", Set.of("name", "preferred_username", "updated_at"), "email", Set.of("email", "email_verified"));

    private UserClaims() {}

    /** Where claims are returned, by the member of the parameter {@code claims} that requests them there. */
    public enum Place {
        /** The ID token. */
        ID_TOKEN("id_token"),

        /** The response of the userinfo endpoint. */
        USERINFO("userinfo");

        private final String member;

        Place(String member) {
            this.member = member;
        }
    }

    /** Returns the names of all supported claims. */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>();
        OF_SCOPES.values().forEach(names::addAll);
        return names;
    }

    /** Returns the names of the claims that scopes release. */
    public static Set<String> openedBy(Set<String> scopes) {
        Set<String> names = new HashSet<>();
        scopes.forEach(scope -> names.addAll(OF_SCOPES.getOrDefault(scope, Set.of())));
        return names;
    }

    /**
     * Returns the names of the claims that an authorization request requests individually, unknown ones included. Ignores the members of
     * each, since every claim has only one value.
     *
     * @param claims the parameter {@code claims}, null if the request had none
     */
    public static Set<String> requestedBy(@Nullable String claims, Place place) {
        if (claims == null) {
            return Set.of();
        }
        try {
            Object members = JSONObjectUtils.parse(claims).get(place.member);
            return members instanceof JSONObject object ? Set.copyOf(object.keySet()) : Set.of();
        } catch (ParseException e) {
            throw new IllegalStateException("The stored parameter claims is no JSON object.");
        }
    }

    /** Returns the named claims that a user has. */
    public static Map<String, Object> of(Account account, Set<String> names) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("name", account.fullName());
        all.put("preferred_username", account.username());
        all.put("updated_at", account.updatedAt().getEpochSecond());
        all.put("email", account.email());
        // The server does not verify addresses.
        all.put("email_verified", false);
        Map<String, Object> known = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (value != null && names.contains(name)) {
                known.put(name, value);
            }
        });
        return known;
    }
}
