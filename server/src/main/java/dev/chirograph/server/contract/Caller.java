package dev.chirograph.server.contract;

import java.util.Set;

/**
 * Who calls, as the access token says. The pipeline registers it in the request's context for the log; an operation that
 * finds out by its own means who calls does the same.
 *
 * @param subject whose rights are used: a user's id, or the client's when it acts for itself
 * @param clientId the program that calls
 * @param scopes what the caller may do
 */
public record Caller(String subject, String clientId, Set<String> scopes) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }
}
