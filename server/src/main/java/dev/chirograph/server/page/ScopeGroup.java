package dev.chirograph.server.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The groups of scopes on the consent pages, in the order of the page. */
enum ScopeGroup {
    IDENTITY("Who you are"),
    DATA("Your data"),
    LASTING_ACCESS("Lasting access");

    /** The scopes of OpenID Connect Core, section 5.4, and {@code openid}. */
    private static final Set<String> IDENTITY_SCOPES = Set.of("openid", "profile", "email", "address", "phone");

    private final String title;

    ScopeGroup(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Groups scopes; a group without scopes is left out. */
    static Map<ScopeGroup, List<String>> group(List<String> scopes) {
        Map<ScopeGroup, List<String>> groups = new EnumMap<>(ScopeGroup.class);
        for (String scope : scopes) {
            groups.computeIfAbsent(of(scope), group -> new ArrayList<>()).add(scope);
        }
        return groups;
    }

    private static ScopeGroup of(String scope) {
        if (IDENTITY_SCOPES.contains(scope)) {
            return IDENTITY;
        }
        return scope.equals("offline_access") ? LASTING_ACCESS : DATA;
    }
}
