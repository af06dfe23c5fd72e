package dev.chirograph.generator.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Provokes every kind of change by an edit of {@code changes.yaml}; {@code edits.txt} has the edits. */
class KindsTest {
    static Stream<Edit> edits() {
        return Edit.all();
    }

    @ParameterizedTest
    @MethodSource("edits")
    void everyEditIsTheOneChangeThatItIs(Edit edit) {
        List<Change> changes = edit.changes();

        assertEquals(
                List.of(edit.expected().split(" \\+ ")),
                changes.stream()
                        .map(change -> Stream.of(
                                        change.kind().kebab(),
                                        lower(change.direction()),
                                        lower(change.severity()),
                                        change.pointer())
                                .collect(Collectors.joining(" ")))
                        .toList(),
                () -> changes.stream().map(Change::summary).toList().toString());
    }

    @Test
    void everyKindIsProvoked() {
        Set<String> kinds =
                Arrays.stream(ChangeKind.values()).map(ChangeKind::kebab).collect(Collectors.toSet());

        Edit.all().forEach(edit -> kinds.remove(edit.expected().split(" ")[0]));

        assertEquals(Set.of(), kinds);
    }

    @Test
    void everyKindGivesItsReasonInOneSentence() {
        for (ChangeKind kind : EnumSet.allOf(ChangeKind.class)) {
            for (Direction direction : Direction.values()) {
                String reason = kind.reason(direction);

                assertTrue(reason.matches("[A-Z][^.]*[^. ]\\."), () -> kind + ": " + reason);
            }
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
