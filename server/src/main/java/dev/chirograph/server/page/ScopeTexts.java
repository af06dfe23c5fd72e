package dev.chirograph.server.page;

import dev.chirograph.server.api.ApiScope;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The descriptions of scopes for users. */
final class ScopeTexts {
    private static final Map<String, String> TEXTS =
            Stream.of(ApiScope.values()).collect(Collectors.toUnmodifiableMap(ApiScope::value, ScopeTexts::text));

    private ScopeTexts() {}

    /** Returns the document's consent text for a scope, else its description, else its name. */
    static String of(String scope) {
        return TEXTS.getOrDefault(scope, scope);
    }

    private static String text(ApiScope scope) {
        if (!scope.consent().isEmpty()) {
            return scope.consent();
        }
        return scope.description().isEmpty() ? scope.value() : scope.description();
    }
}
