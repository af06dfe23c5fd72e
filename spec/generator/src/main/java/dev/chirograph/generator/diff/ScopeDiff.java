package dev.chirograph.generator.diff;

import dev.chirograph.generator.contract.OauthScope;
import dev.chirograph.generator.contract.Pointers;
import dev.chirograph.generator.contract.SecurityScheme;
import java.util.HashMap;
import java.util.Map;

/** Compares the receivers and consent texts of scopes. Added and removed scopes are reported with their flows. */
final class ScopeDiff {
    private final SecurityScheme before;
    private final SecurityScheme after;
    private final ChangeCollector found;

    ScopeDiff(SecurityScheme before, SecurityScheme after, ChangeCollector found) {
        this.before = before;
        this.after = after;
        this.found = found;
    }

    void run() {
        Map<String, OauthScope> old = new HashMap<>();
        before.scopes().forEach(scope -> old.put(scope.name(), scope));
        for (OauthScope scope : after.scopes()) {
            OauthScope was = old.get(scope.name());
            if (was != null) {
                compare(was, scope);
            }
        }
    }

    private void compare(OauthScope old, OauthScope now) {
        String subject = after.name() + " " + now.name();
        now.receivers().stream()
                .filter(receiver -> !old.receivers().contains(receiver))
                .forEach(receiver -> found.add(
                        ChangeKind.SCOPE_GRANTED,
                        Direction.NEITHER,
                        place(after, "x-grant-to", now),
                        subject,
                        "",
                        receiver.text()));
        old.receivers().stream()
                .filter(receiver -> !now.receivers().contains(receiver))
                .forEach(receiver -> found.add(
                        ChangeKind.SCOPE_NOT_GRANTED,
                        Direction.NEITHER,
                        place(before, "x-grant-to", old),
                        subject,
                        receiver.text(),
                        ""));
        if (!old.consent().equals(now.consent())) {
            found.add(
                    ChangeKind.CONSENT_CHANGED,
                    Direction.NEITHER,
                    place(now.consent().isEmpty() ? before : after, "x-consent", now),
                    subject,
                    old.consent(),
                    now.consent());
        }
    }

    private static String place(SecurityScheme scheme, String extension, OauthScope scope) {
        return Pointers.child(Pointers.child(scheme.pointer(), extension), scope.name());
    }
}
