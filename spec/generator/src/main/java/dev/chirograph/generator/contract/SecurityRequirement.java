package dev.chirograph.generator.contract;

import java.util.List;

/**
 * One alternative of what a caller must hold.
 *
 * @param schemes all of these; none when the alternative is to hold nothing
 */
public record SecurityRequirement(String pointer, List<SchemeRequirement> schemes) {
    public SecurityRequirement {
        schemes = List.copyOf(schemes);
    }

    /**
     * Credentials of one scheme.
     *
     * @param scheme the security scheme's name
     * @param scopes all of these scopes
     */
    public record SchemeRequirement(String pointer, String scheme, List<String> scopes) {
        public SchemeRequirement {
            scopes = List.copyOf(scopes);
        }
    }

    /** All scopes that this alternative asks for. */
    public List<String> scopes() {
        return schemes.stream()
                .flatMap(held -> held.scopes().stream())
                .distinct()
                .toList();
    }
}
