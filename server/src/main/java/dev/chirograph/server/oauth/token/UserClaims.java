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

/** The claims about a user (OpenID Connect Core, section 5.1), and what opens them (sections 5.4 and 5.5). */
public final class UserClaims {
    private static final Map<String, Set<String>> OF_SCOPES = Map.of(
            "profile", Set.of("name", "preferred_username", "updated_at"), "email", Set.of("email", "email_verified"));

    private UserClaims() {}

    /** Where claims go to; the name is that of the member of the parameter {@code claims} which asks for them there. */
    public enum Place {
        /** An ID token. */
        ID_TOKEN("id_token"),

        /** The answer of the userinfo endpoint. */
        USERINFO("userinfo");

        private final String member;

        Place(String member) {
            this.member = member;
        }
    }

    /** Returns the names of all claims that there may be. */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>();
        OF_SCOPES.values().forEach(names::addAll);
        return names;
    }

    /** Returns the names of the claims that scopes open. */
    public static Set<String> openedBy(Set<String> scopes) {
        Set<String> names = new HashSet<>();
        scopes.forEach(scope -> names.addAll(OF_SCOPES.getOrDefault(scope, Set.of())));
        return names;
    }

    /**
     * Returns the names that a request asks for by themselves. What it says about them is passed over, because there is but one value
     * of each, and so are names that nobody here knows.
     *
     * @param claims the parameter {@code claims}, null when there was none
     */
    public static Set<String> requestedBy(@Nullable String claims, Place place) {
        if (claims == null) {
            return Set.of();
        }
        try {
            Object members = JSONObjectUtils.parse(claims).get(place.member);
            return members instanceof JSONObject object ? Set.copyOf(object.keySet()) : Set.of();
        } catch (ParseException e) {
            throw new IllegalStateException("The claims that were kept are no JSON object.");
        }
    }

    /** Returns those of the claims that are known of a user. */
    public static Map<String, Object> of(Account account, Set<String> names) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("name", account.fullName());
        all.put("preferred_username", account.username());
        all.put("updated_at", account.updatedAt().getEpochSecond());
        all.put("email", account.email());
        // Nobody has seen to it that the address is the user's own.
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
