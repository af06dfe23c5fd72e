package dev.chirograph.generator.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.Fixtures;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openapitools.openapidiff.core.OpenApiCompare;

/** Asks openapi-diff too: what it calls breaking breaks for us as well, or we say why not. */
class SecondOpinionTest {
    private static final String LOOSE =
            "It rules out nothing that the SDK or a reader of JSON checks, so that it is risky and not breaking.";

    /** What openapi-diff calls breaking and we do not, and why. */
    private static final Map<ChangeKind, String> WHY_NOT = new EnumMap<>(Map.ofEntries(
            Map.entry(ChangeKind.PATH_CHANGED_WITH_ALIAS, "It does not know `x-aliases`: the old path goes on."),
            Map.entry(ChangeKind.BODY_BECAME_OPTIONAL, "Who sends a body as before is answered as before."),
            Map.entry(ChangeKind.ERROR_STATUS_REMOVED, "A refusal that does not come any more refuses nobody."),
            Map.entry(ChangeKind.HEADER_BECAME_REQUIRED, "In an answer it is a promise, and no demand."),
            Map.entry(ChangeKind.MEMBERS_KEPT, "Members that were passed over are kept, and none is refused."),
            Map.entry(ChangeKind.ENUM_VALUE_ADDED, "The enum is open: callers were told to expect further values."),
            Map.entry(ChangeKind.VALUE_ADDED, "A text without a type of its own is a text to the SDK: risky."),
            Map.entry(ChangeKind.VALUES_UNLIMITED, LOOSE),
            Map.entry(ChangeKind.LENGTH_LOOSENED, LOOSE),
            Map.entry(ChangeKind.MULTIPLE_LOOSENED, LOOSE),
            Map.entry(ChangeKind.PATTERN_REMOVED, LOOSE),
            Map.entry(ChangeKind.FORMAT_REMOVED, LOOSE),
            Map.entry(ChangeKind.ITEMS_TIGHTENED, "It judges `maxItems` in answers as in requests."),
            Map.entry(ChangeKind.UNCHECKED_KEYWORD_ADDED, "Nothing here knows what a new `refreshUrl` does: risky."),
            Map.entry(ChangeKind.SCHEME_NOT_NEEDED, "Callers that hold more than is needed go on."),
            Map.entry(ChangeKind.BECAME_PUBLIC, "Calls with credentials go on.")));

    private record Case(String name, Draft before, Draft after) {}

    private static Stream<Case> cases() {
        Stream<Case> edits = Edit.all().map(edit -> new Case(edit.toString(), edit.before(), edit.after()));
        return Stream.of(
                        edits,
                        Stream.of(fewerTagsInAnAnswer()),
                        Stream.of(Fixtures.own(), Fixtures.library()).flatMap(file -> {
                            Draft draft = Draft.load(file);
                            return MutationTest.sample(Mutations.of(draft), 3).stream()
                                    .map(mutation -> {
                                        Draft mutated = draft.copy();
                                        mutation.edit().accept(mutated);
                                        return new Case(mutation.toString(), draft, mutated);
                                    });
                        }))
                .flatMap(Function.identity())
                .filter(each -> MutationTest.read(each.after()) != null);
    }

    /** Chosen, because a sample need not hold one of its kind. */
    private static Case fewerTagsInAnAnswer() {
        Draft before = Draft.load(Fixtures.own());
        Draft after = before.copy();
        after.set("/components/schemas/Item/properties/tags/maxItems", "19");
        return new Case("fewer tags in an answer", before, after);
    }

    @Test
    void breakingMutationsBreakOrHaveAStatedReason() {
        List<String> unexplained = new ArrayList<>();
        Set<ChangeKind> stale = EnumSet.copyOf(WHY_NOT.keySet());
        int breaking = 0;

        for (Case each : cases().toList()) {
            if (!OpenApiCompare.fromContents(each.before().json(), each.after().json())
                    .isIncompatible()) {
                continue;
            }
            breaking++;
            List<Change> ours =
                    Diff.between(each.before().contract(), each.after().contract());
            if (ours.stream().noneMatch(Change::breaking)) {
                List<ChangeKind> kinds = ours.stream().map(Change::kind).toList();
                if (kinds.stream().noneMatch(WHY_NOT::containsKey)) {
                    unexplained.add(each.name() + " is " + kinds);
                }
                stale.removeAll(kinds);
            }
        }

        assertEquals(List.of(), unexplained);
        assertEquals(Set.of(), stale, "openapi-diff does not call these breaking");
        assertTrue(breaking > 100, "openapi-diff finds little that breaks");
    }
}
