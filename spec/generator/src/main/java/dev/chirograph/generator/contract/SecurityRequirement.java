package dev.chirograph.generator.contract;

import java.util.List;

/**
 * An alternative of the security requirements of an operation.
 *
 * @param schemes the required schemes, all of them; empty for anonymous calls
 */
public record SecurityRequirement(String pointer, List<SchemeRequirement> schemes) {
    public SecurityRequirement {
        schemes = List.copyOf(schemes);
    }

    /**
     * The required credentials of a scheme.
     *
     * @param scheme the security scheme's name
     * @param scopes the required scopes, all of them
     */
    public record SchemeRequirement(String pointer, String scheme, List<String> scopes) {
        public SchemeRequirement {
            scopes = List.copyOf(scopes);
        }
    }

    /** All scopes of this alternative. */
    public List<String> scopes() {
        return schemes.stream()
                .flatMap(held -> held.scopes().stream())
                .distinct()
                .toList();
    }
}
