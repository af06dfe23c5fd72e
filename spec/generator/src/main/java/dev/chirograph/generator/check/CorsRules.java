package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.SecurityScheme;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules for cross-origin calls. */
final class CorsRules {
    static final List<Lint> ALL = List.of(Lint.error(
            "cors-with-cookie",
            "An operation that scripts of any origin may call (`x-cors`) has nothing to do with cookies: a foreign page must not"
                    + " act in the user's session.",
            CorsRules::withCookie));

    private CorsRules() {}

    private static void withCookie(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            if (operation.cors() != null && (takesCookie(api, operation) || setsCookie(operation))) {
                found.at(
                        operation.cors().pointer(),
                        "`" + operation.id() + "` works with cookies, and scripts of any origin may call it",
                        "remove `x-cors`, or take credentials in a header");
            }
        }
    }

    private static boolean takesCookie(Api api, Operation operation) {
        return operation.parameters().stream().anyMatch(parameter -> parameter.place() == Parameter.Place.COOKIE)
                || operation.requirements().stream()
                        .flatMap(requirement -> requirement.schemes().stream())
                        .map(held -> api.scheme(held.scheme()))
                        .anyMatch(CorsRules::cookie);
    }

    private static boolean cookie(@Nullable SecurityScheme scheme) {
        return scheme != null && scheme.key() != null && scheme.key().place() == Parameter.Place.COOKIE;
    }

    private static boolean setsCookie(Operation operation) {
        return operation.responses().stream()
                .flatMap(response -> response.headers().stream())
                .anyMatch(header -> header.name().equalsIgnoreCase("Set-Cookie"));
    }
}
