package dev.chirograph.generator.diff;

import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.SecurityRequirement;
import dev.chirograph.generator.contract.SecurityRequirement.SchemeRequirement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares the security requirements of operations. */
final class SecurityDiff {
    private final Operation after;
    private final List<SecurityRequirement> gone;
    private final List<SecurityRequirement> come;
    private final boolean wasPublic;
    private final boolean isPublic;
    private final List<SecurityRequirement> old;
    private final List<SecurityRequirement> now;
    private final Map<String, String> schemes;
    private final ChangeCollector found;

    /**
     * Prepares a comparison.
     *
     * @param schemes the new names of renamed schemes
     */
    SecurityDiff(Operation before, Operation after, Map<String, String> schemes, ChangeCollector found) {
        this.after = after;
        this.old = before.requirements();
        this.now = after.requirements();
        this.gone = new ArrayList<>(old);
        this.come = new ArrayList<>(now);
        this.wasPublic = open(old);
        this.isPublic = open(now);
        this.schemes = schemes;
        this.found = found;
    }

    void run() {
        if (!wasPublic && isPublic) {
            String pointer = now.isEmpty() ? after.pointer() : now.get(0).pointer();
            add(ChangeKind.BECAME_PUBLIC, pointer, Labels.of(old), "");
        } else if (wasPublic && !isPublic) {
            add(ChangeKind.BECAME_PROTECTED, now.get(0).pointer(), "", Labels.of(now));
        } else {
            alternatives();
        }
    }

    /** An operation is public if it has no requirements, or one of the alternatives is empty. */
    private static boolean open(List<SecurityRequirement> alternatives) {
        return alternatives.isEmpty()
                || alternatives.stream()
                        .anyMatch(alternative -> alternative.schemes().isEmpty());
    }

    private void alternatives() {
        pairSame();
        pairNearest(true);
        pairNearest(false);
        gone.forEach(
                alternative -> add(ChangeKind.ALTERNATIVE_REMOVED, alternative.pointer(), Labels.of(alternative), ""));
        come.forEach(
                alternative -> add(ChangeKind.ALTERNATIVE_ADDED, alternative.pointer(), "", Labels.of(alternative)));
    }

    private void pairSame() {
        for (SecurityRequirement alternative : List.copyOf(gone)) {
            come.stream()
                    .filter(other -> needs(alternative, schemes).equals(needs(other, Map.of())))
                    .findFirst()
                    .ifPresent(other -> {
                        gone.remove(alternative);
                        come.remove(other);
                    });
        }
    }

    /** Matches alternatives with the same schemes, then with common ones; the least different first. */
    private void pairNearest(boolean sameSchemes) {
        for (SecurityRequirement alternative : List.copyOf(gone)) {
            Set<String> names = needs(alternative, schemes).keySet();
            Optional<SecurityRequirement> nearest = come.stream()
                    .filter(other -> sameSchemes
                            ? needs(other, Map.of()).keySet().equals(names)
                            : needs(other, Map.of()).keySet().stream().anyMatch(names::contains))
                    .min(Comparator.comparingInt(other -> distance(alternative, other)));
            nearest.ifPresent(other -> {
                compare(alternative, other);
                gone.remove(alternative);
                come.remove(other);
            });
        }
    }

    private int distance(SecurityRequirement one, SecurityRequirement other) {
        Set<String> scopes = new HashSet<>(one.scopes());
        Set<String> others = new HashSet<>(other.scopes());
        Set<String> both = new HashSet<>(scopes);
        both.retainAll(others);
        return scopes.size() + others.size() - 2 * both.size();
    }

    private void compare(SecurityRequirement one, SecurityRequirement other) {
        Map<String, Set<String>> were = needs(one, schemes);
        Map<String, Set<String>> are = needs(other, Map.of());
        were.keySet().stream()
                .filter(scheme -> !are.containsKey(scheme))
                .forEach(scheme -> add(ChangeKind.SCHEME_NOT_NEEDED, one.pointer(), scheme, ""));
        for (SchemeRequirement held : other.schemes()) {
            Set<String> scopes = were.get(held.scheme());
            if (scopes == null) {
                add(ChangeKind.SCHEME_NEEDED, held.pointer(), "", held.scheme());
            } else {
                scopes(scopes, new TreeSet<>(held.scopes()), held);
            }
        }
    }

    private void scopes(Set<String> were, Set<String> are, SchemeRequirement held) {
        are.stream()
                .filter(scope -> !were.contains(scope))
                .forEach(scope -> add(ChangeKind.SCOPE_NEEDED, held.pointer(), "", scope));
        were.stream()
                .filter(scope -> !are.contains(scope))
                .forEach(scope -> add(ChangeKind.SCOPE_NOT_NEEDED, held.pointer(), scope, ""));
    }

    /** The requirements of an alternative, by scheme. */
    private static Map<String, Set<String>> needs(SecurityRequirement alternative, Map<String, String> renamed) {
        Map<String, Set<String>> needs = new HashMap<>();
        for (SchemeRequirement held : alternative.schemes()) {
            String scheme = renamed.getOrDefault(held.scheme(), held.scheme());
            needs.computeIfAbsent(scheme, key -> new TreeSet<>()).addAll(held.scopes());
        }
        return needs;
    }

    private void add(ChangeKind kind, String pointer, String from, String to) {
        found.add(kind, Direction.NEITHER, pointer, Labels.of(after), from, to);
    }
}
