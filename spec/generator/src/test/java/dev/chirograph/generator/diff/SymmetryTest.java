package dev.chirograph.generator.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SymmetryTest {
    private static final Set<String> NAMES =
            Arrays.stream(ChangeKind.values()).map(ChangeKind::name).collect(Collectors.toSet());
    private static final Map<String, String> ENDS = Map.ofEntries(
            Map.entry("_TIGHTENED", "_LOOSENED"),
            Map.entry("_ADDED", "_REMOVED"),
            Map.entry("_SET", "_UNSET"),
            Map.entry("_WIDENED", "_NARROWED"),
            Map.entry("_LOWERED", "_RAISED"),
            Map.entry("_BECAME_REQUIRED", "_BECAME_OPTIONAL"),
            Map.entry("_OPENED", "_CLOSED"),
            Map.entry("_NEEDED", "_NOT_NEEDED"),
            Map.entry("_OFFERED", "_NOT_OFFERED"),
            Map.entry("NULL_ALLOWED", "NULL_REFUSED"),
            Map.entry("VALUES_LIMITED", "VALUES_UNLIMITED"),
            Map.entry("MEMBERS_KEPT", "MEMBERS_NOT_KEPT"),
            Map.entry("BECAME_PUBLIC", "BECAME_PROTECTED"),
            Map.entry("_BECAME_EXCLUSIVE", "_BECAME_INCLUSIVE"));

    @Test
    void inverseChangesHaveInverseKinds() {
        List<String> wrong = new ArrayList<>();
        int compared = 0;

        for (Edit edit : Edit.all().toList()) {
            List<ChangeKind> back = Diff.between(
                            edit.after().contract(), edit.before().contract())
                    .stream()
                    .map(Change::kind)
                    .toList();
            List<String> opposites = opposites(edit.kind().name()).toList();
            compared += opposites.size();
            if (back.isEmpty() || opposites.stream().anyMatch(kind -> !back.contains(ChangeKind.valueOf(kind)))) {
                wrong.add(edit + " is undone by " + back);
            }
        }

        assertEquals(List.of(), wrong);
        assertTrue(compared > 100, "only " + compared + " kinds have an opposite");
    }

    private static Stream<String> opposites(String kind) {
        return ENDS.entrySet().stream()
                .flatMap(ends -> Stream.of(
                        other(kind, ends.getKey(), ends.getValue()), other(kind, ends.getValue(), ends.getKey())))
                .filter(NAMES::contains);
    }

    private static String other(String kind, String end, String by) {
        boolean longer = kind.endsWith("_NOT" + end);
        return kind.endsWith(end) && !longer ? kind.substring(0, kind.length() - end.length()) + by : "";
    }
}
