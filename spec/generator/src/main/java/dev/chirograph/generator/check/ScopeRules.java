package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.OauthScope;
import dev.chirograph.generator.contract.Pointers;
import dev.chirograph.generator.contract.ScopeReceiver;
import dev.chirograph.generator.contract.SecurityScheme;
import java.util.List;

/** Rules for the receivers and the consent texts of scopes. */
final class ScopeRules {
    static final List<Lint> ALL = List.of(
            Lint.warning(
                    "missing-consent",
                    "A scope that users get (`x-grant-to`) has a text for the consent page (`x-consent`): without one, the page"
                            + " shows the description, which is for developers.",
                    ScopeRules::missingConsent),
            Lint.warning(
                    "grant-without-effect",
                    "A client that receives a scope (`x-grant-to`) can get it: a client that acts for users through a user, and"
                            + " a client that acts for itself when the scope is not for `every-user`.",
                    ScopeRules::grantWithoutEffect));

    private ScopeRules() {}

    private static void missingConsent(Api api, Lint.Found found) {
        for (SecurityScheme scheme : api.contract().schemes()) {
            for (OauthScope scope : scheme.scopes()) {
                if (scope.consent().isEmpty() && toUser(scope)) {
                    found.at(
                            grant(scheme, scope),
                            "users can be asked for the scope `" + scope.name()
                                    + "`, but it has no text for the consent page",
                            "add `" + scope.name() + "` to the scheme's `x-consent`, with words for users");
                }
            }
        }
    }

    private static void grantWithoutEffect(Api api, Lint.Found found) {
        for (SecurityScheme scheme : api.contract().schemes()) {
            for (OauthScope scope : scheme.scopes()) {
                for (int index = 0; index < scope.receivers().size(); index++) {
                    ScopeReceiver receiver = scope.receivers().get(index);
                    String place = Pointers.child(grant(scheme, scope), String.valueOf(index));
                    if (receiver.clientWithoutUser() && scope.receivers().contains(ScopeReceiver.EVERY_USER)) {
                        found.at(
                                place,
                                "`" + receiver.text() + "` acts for itself and never gets `" + scope.name()
                                        + "`, which is for `every-user`",
                                "remove it");
                    } else if (!receiver.user() && !receiver.clientWithoutUser() && !toUser(scope)) {
                        found.at(
                                place,
                                "`" + receiver.text() + "` acts for users, and no user gets `" + scope.name() + "`",
                                "add a user such as `new-users`, or remove it");
                    }
                }
            }
        }
    }

    private static boolean toUser(OauthScope scope) {
        return scope.receivers().stream().anyMatch(ScopeReceiver::user);
    }

    private static String grant(SecurityScheme scheme, OauthScope scope) {
        return Pointers.child(Pointers.child(scheme.pointer(), "x-grant-to"), scope.name());
    }
}
