package dev.chirograph.generator.contract;

import java.util.List;

/**
 * One alternative of what a caller must hold.
 *
 * @param scheme the security scheme's name
 * @param scopes all of these scopes
 */
public record Requirement(String pointer, String scheme, List<String> scopes) {
    public Requirement {
        scopes = List.copyOf(scopes);
    }
}
