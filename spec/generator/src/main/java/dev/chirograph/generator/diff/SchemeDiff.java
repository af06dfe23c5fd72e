package dev.chirograph.generator.diff;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.SecurityScheme;
import dev.chirograph.generator.contract.SecurityScheme.Flow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares security schemes. Unused schemes are ignored. */
final class SchemeDiff {
    private final ChangeCollector found;
    private final Map<SecurityScheme, SecurityScheme> pairs = new LinkedHashMap<>();

    SchemeDiff(Contract before, Contract after, ChangeCollector found) {
        this.found = found;
        Set<String> used = before.operations().stream()
                .flatMap(operation -> operation.requirements().stream())
                .flatMap(requirement -> requirement.schemes().stream())
                .map(held -> held.scheme())
                .collect(Collectors.toSet());
        List<SecurityScheme> rest = new ArrayList<>(after.schemes());
        List<SecurityScheme> unmatched = new ArrayList<>();
        for (SecurityScheme scheme : before.schemes()) {
            if (used.contains(scheme.name()) && !pair(scheme, rest, scheme.name())) {
                unmatched.add(scheme);
            }
        }
        for (SecurityScheme scheme : unmatched) {
            // A scheme's name is not part of a call: schemes whose credentials are sent in the same way are the same.
            rest.stream()
                    .filter(other ->
                            sent(scheme).equals(sent(other)) && flows(scheme).equals(flows(other)))
                    .findFirst()
                    .ifPresent(other -> pair(scheme, rest, other.name()));
        }
    }

    private boolean pair(SecurityScheme scheme, List<SecurityScheme> rest, String name) {
        for (SecurityScheme other : rest) {
            if (other.name().equals(name)) {
                pairs.put(scheme, other);
                rest.remove(other);
                return true;
            }
        }
        return false;
    }

    /** The new names of renamed schemes. */
    Map<String, String> renamed() {
        Map<String, String> names = new HashMap<>();
        pairs.forEach((old, now) -> names.put(old.name(), now.name()));
        return names;
    }

    void run() {
        pairs.forEach(this::compare);
    }

    private void compare(SecurityScheme old, SecurityScheme now) {
        if (!sent(old).equals(sent(now))) {
            found.add(ChangeKind.SCHEME_CHANGED, Direction.NEITHER, now.pointer(), now.name(), sent(old), sent(now));
            return;
        }
        Map<String, Flow> gone = new LinkedHashMap<>();
        old.flows().forEach(flow -> gone.put(flow.name(), flow));
        for (Flow flow : now.flows()) {
            Flow was = gone.remove(flow.name());
            if (was == null) {
                add(ChangeKind.FLOW_ADDED, now, flow, "", flow.name());
            } else {
                compare(now, was, flow);
            }
        }
        gone.values().forEach(flow -> add(ChangeKind.FLOW_REMOVED, now, flow, flow.name(), ""));
        new ScopeDiff(old, now, found).run();
    }

    private void compare(SecurityScheme scheme, Flow old, Flow now) {
        if (!old.tokenUrl().equals(now.tokenUrl())) {
            add(ChangeKind.TOKEN_URL_CHANGED, scheme, now, old.tokenUrl(), now.tokenUrl());
        }
        if (!old.authorizationUrl().equals(now.authorizationUrl())) {
            add(ChangeKind.AUTHORIZATION_URL_CHANGED, scheme, now, old.authorizationUrl(), now.authorizationUrl());
        }
        now.scopes().forEach((scope, meaning) -> {
            String was = old.scopes().get(scope);
            if (was == null) {
                add(ChangeKind.SCOPE_OFFERED, scheme, now, "", scope);
            } else if (!was.equals(meaning)) {
                found.addProse(ChangeKind.PROSE_CHANGED, now.pointer(), scheme.name() + " " + scope, was, meaning);
            }
        });
        old.scopes().keySet().stream()
                .filter(scope -> !now.scopes().containsKey(scope))
                .forEach(scope -> add(ChangeKind.SCOPE_NOT_OFFERED, scheme, old, scope, ""));
    }

    private void add(ChangeKind kind, SecurityScheme scheme, Flow flow, String from, String to) {
        found.add(kind, Direction.NEITHER, flow.pointer(), scheme.name() + " " + flow.name(), from, to);
    }

    /** The form in which credentials are sent. */
    private static String sent(SecurityScheme scheme) {
        if (scheme.key() != null) {
            return scheme.type() + " in " + scheme.key().place().name().toLowerCase(Locale.ROOT) + " "
                    + scheme.key().name();
        }
        return scheme.http().isEmpty() ? scheme.type() : scheme.type() + " " + scheme.http();
    }

    private static Set<List<Object>> flows(SecurityScheme scheme) {
        return scheme.flows().stream()
                .map(flow -> List.<Object>of(flow.name(), flow.tokenUrl(), flow.authorizationUrl(), flow.scopes()))
                .collect(Collectors.toSet());
    }
}
