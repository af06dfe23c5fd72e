package dev.chirograph.server.oauth.grant;

import dev.chirograph.server.runtime.Operation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The scopes that there are. */
public final class KnownScopes {
    private KnownScopes() {}

    /** Returns those that open one of the operations, and those that are about the user alone; in alphabetical order. */
    public static Set<String> of(List<Operation> operations) {
        Set<String> scopes = new TreeSet<>(UserScopes.EVERY_USERS);
        for (Operation operation : operations) {
            operation.requirements().forEach(scopes::addAll);
        }
        return scopes;
    }
}
