package dev.chirograph.generator.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class BreakingChangesTest {
    private static final Change REMOVED =
            Change.of(ChangeKind.PROPERTY_REMOVED, Direction.BOTH, "/components/schemas/A/properties/b", "A.b", "", "");
    private static final Change ADDED =
            Change.of(ChangeKind.PROPERTY_ADDED, Direction.BOTH, "/components/schemas/A/properties/c", "A.c", "", "");
    private static final BreakingChanges DECLARED = BreakingChanges.parse("""
            2.0.0:
              - change: property-removed
                at: /components/schemas/A/properties/b
                reason: Nobody read it.
            1.0.0:
            """.replace("1.0.0:", "1.0.0: []"));

    @Test
    void aDeclaredChangeIsNotUndeclared() {
        assertEquals(List.of(), DECLARED.undeclared(List.of(REMOVED, ADDED), "2.0.0"));
        assertEquals(List.of(), DECLARED.stale(List.of(REMOVED, ADDED), "2.0.0"));
    }

    @Test
    void onlyBreakingChangesHaveToBeDeclared() {
        assertEquals(List.of(REMOVED), BreakingChanges.empty().undeclared(List.of(REMOVED, ADDED), "2.0.0"));
    }

    @Test
    void aDeclarationHoldsForItsVersionAlone() {
        assertEquals(List.of(REMOVED), DECLARED.undeclared(List.of(REMOVED), "3.0.0"));
    }

    @Test
    void aDeclarationWithoutItsChangeIsStale() {
        assertEquals(DECLARED.declared("2.0.0"), DECLARED.stale(List.of(ADDED), "2.0.0"));
        assertEquals("Nobody read it.", DECLARED.declared("2.0.0").get(0).reason());
    }

    @Test
    void anEmptyFileDeclaresNothing() {
        assertEquals(List.of(REMOVED), BreakingChanges.parse("# Nothing yet.\n").undeclared(List.of(REMOVED), "1.0.0"));
    }

    @Test
    void everyProblemOfTheFileIsReportedAtOnce() {
        BreakingChangesException exception =
                assertThrows(BreakingChangesException.class, () -> BreakingChanges.parse("""
                        next: []
                        1.0.0: {}
                        2.0.0:
                          - change: property-vanished
                            at: /x
                            because: Why not.
                          - {change: property-removed, at: /x, reason: Because.}
                          - {change: property-removed, at: /x, reason: Because.}
                          - all of it
                        """));

        assertEquals(
                List.of(
                        "/next: `next` is not a version; write one such as 1.4.2",
                        "/1.0.0: must be a list of changes, each with `change`, `at` and `reason`",
                        "/2.0.0/0/because: is unknown; use `change`, `at` and `reason` only",
                        "/2.0.0/0/change: `property-vanished` is not a kind of change; docs/changes.md lists them",
                        "/2.0.0/0: `reason` must be a non-empty string; write why callers have to accept the change",
                        "/2.0.0/2: declares the same change twice; remove one of the two",
                        "/2.0.0/3: must be an object with `change`, `at` and `reason`"),
                exception.problems());
    }

    @Test
    void aYamlSyntaxErrorIsReportedWithItsLine() {
        BreakingChangesException exception =
                assertThrows(BreakingChangesException.class, () -> BreakingChanges.parse("1.0.0: []\n1.0.0: []\n"));

        assertEquals(1, exception.problems().size());
        assertEquals(true, exception.getMessage().contains("line: 2"), exception.getMessage());
    }
}
