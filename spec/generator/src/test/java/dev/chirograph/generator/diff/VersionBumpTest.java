package dev.chirograph.generator.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionBumpTest {
    private static Change change(ChangeKind kind) {
        return Change.of(kind, Direction.NEITHER, "/x", "x", "", "");
    }

    @Test
    void nothingAsksForNothing() {
        assertEquals(VersionBump.NONE, VersionBump.askedBy(List.of(), "1.2.3"));
    }

    @ParameterizedTest
    @CsvSource({
        "OPERATION_REMOVED, 1.2.3, MAJOR",
        "TYPE_RENAMED, 1.2.3, MAJOR",
        "RATE_LIMIT_COUNTED_OTHERWISE, 1.2.3, MINOR",
        "OPERATION_ADDED, 1.2.3, MINOR",
        "PROSE_CHANGED, 1.2.3, PATCH",
        "OPERATION_REMOVED, 0.2.3, MINOR",
        "TYPE_RENAMED, 0.2.3, MINOR",
        "OPERATION_ADDED, 0.2.3, PATCH",
        "PROSE_CHANGED, 0.2.3, PATCH",
        "OPERATION_REMOVED, 2026-11-24, MAJOR"
    })
    void theWorstChangeDecides(ChangeKind kind, String version, VersionBump bump) {
        List<Change> changes = List.of(change(ChangeKind.PROSE_CHANGED), change(kind));

        assertEquals(bump, VersionBump.askedBy(changes, version));
    }

    @ParameterizedTest
    @CsvSource({"1.2.3, 2.0.0, MAJOR", "1.2.3, 1.3.0, MINOR", "1.2.3, 1.2.4, PATCH", "1.2.3, 1.2.3, NONE"})
    void aVersionRisesByItsFirstNumberThatDoes(String before, String after, VersionBump bump) {
        assertEquals(bump, VersionBump.between(before, after));
    }

    @Test
    void aVersionThatFallsHasNotRisen() {
        assertNull(VersionBump.between("1.2.3", "1.2.2"));
        assertNull(VersionBump.between("1.2.3", "2026-11-24"));
    }

    @ParameterizedTest
    @CsvSource({"NONE, 1.2.3, 1.2.3", "PATCH, 1.2.3, 1.2.4", "MINOR, 1.2, 1.3.0", "MAJOR, v1.2.3-SNAPSHOT, 2.0.0"})
    void theNextVersionIsTheLowestThatHasRisenEnough(VersionBump bump, String version, String next) {
        assertEquals(next, bump.next(version));
    }

    @Test
    void malformedVersionHasNoSuccessor() {
        assertThrows(IllegalArgumentException.class, () -> VersionBump.MINOR.next("2026-11-24"));
    }
}
