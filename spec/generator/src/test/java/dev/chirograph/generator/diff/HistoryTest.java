package dev.chirograph.generator.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Change REMOVED =
            Change.of(ChangeKind.PROPERTY_REMOVED, Direction.BOTH, "/components/schemas/A/properties/b", "A.b", "", "");
    private static final Change ADDED =
            Change.of(ChangeKind.PROPERTY_ADDED, Direction.BOTH, "/components/schemas/A/properties/c", "A.c", "", "");
    private static final History HISTORY = History.parse("""
            2.0.0:
              - change: property-removed
                at: /components/schemas/A/properties/b
                reason: Nobody read it.
            1.0.0:
            """.replace("1.0.0:", "1.0.0: []"));

    @Test
    void aDeclaredChangeIsNotUndeclared() {
        assertEquals(List.of(), HISTORY.undeclared(List.of(REMOVED, ADDED), "2.0.0"));
        assertEquals(List.of(), HISTORY.stale(List.of(REMOVED, ADDED), "2.0.0"));
    }

    @Test
    void onlyBreakingChangesHaveToBeDeclared() {
        assertEquals(List.of(REMOVED), History.empty().undeclared(List.of(REMOVED, ADDED), "2.0.0"));
    }

    @Test
    void aDeclarationHoldsForItsVersionAlone() {
        assertEquals(List.of(REMOVED), HISTORY.undeclared(List.of(REMOVED), "3.0.0"));
    }

    @Test
    void aDeclarationOfWhatHasNotHappenedIsStale() {
        assertEquals(HISTORY.declared("2.0.0"), HISTORY.stale(List.of(ADDED), "2.0.0"));
        assertEquals("Nobody read it.", HISTORY.declared("2.0.0").get(0).reason());
    }

    @Test
    void anEmptyFileDeclaresNothing() {
        assertEquals(List.of(REMOVED), History.parse("# Nothing yet.\n").undeclared(List.of(REMOVED), "1.0.0"));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        HistoryException exception = assertThrows(HistoryException.class, () -> History.parse("""
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
                        "/next: `next` is no version; write one such as 1.4.2",
                        "/1.0.0: must be a list of changes, each with `change`, `at` and `reason`; write it so",
                        "/2.0.0/0/because: is not known here; only `change`, `at` and `reason` are",
                        "/2.0.0/0/change: `property-vanished` is no kind of change; docs/changes.md lists them",
                        "/2.0.0/0: `reason` is missing or no text; write why those whom it breaks have to bear it",
                        "/2.0.0/2: declares a change for the second time; remove one of the two",
                        "/2.0.0/3: must be an object with `change`, `at` and `reason`; write it so"),
                exception.problems());
    }

    @Test
    void whatIsNoYamlIsToldWithItsLine() {
        HistoryException exception =
                assertThrows(HistoryException.class, () -> History.parse("1.0.0: []\n1.0.0: []\n"));

        assertEquals(1, exception.problems().size());
        assertEquals(true, exception.getMessage().contains("line: 2"), exception.getMessage());
    }
}
