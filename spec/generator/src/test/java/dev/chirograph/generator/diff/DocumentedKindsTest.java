package dev.chirograph.generator.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chirograph.generator.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentedKindsTest {
    private static final Path PAGE =
            Fixtures.own().resolveSibling("../docs/changes.md").normalize();
    private static final String HEAD = "|---|---|---|---|---|---|---|";

    @Test
    void theTableOfKindsIsTrue() throws IOException {
        List<String> table = Arrays.stream(ChangeKind.values())
                .flatMap(DocumentedKindsTest::rows)
                .toList();

        if (Boolean.getBoolean("changes.renew")) {
            String page = Files.readString(PAGE);
            int start = page.indexOf(HEAD) + HEAD.length() + 1;
            int end = page.indexOf("\n\n", start);
            Files.writeString(PAGE, page.substring(0, start) + String.join("\n", table) + page.substring(end));
        }

        assertEquals(
                String.join("\n", table),
                String.join(
                        "\n",
                        Files.readAllLines(PAGE).stream()
                                .dropWhile(line -> !line.equals(HEAD))
                                .skip(1)
                                .takeWhile(line -> line.startsWith("|"))
                                .toList()),
                "renew it with -Dchanges.renew=true");
    }

    private static Stream<String> rows(ChangeKind kind) {
        return kind.directed()
                ? Stream.of(row(kind, Direction.REQUEST, "requests"), row(kind, Direction.RESPONSE, "responses"))
                : Stream.of(row(kind, Direction.NEITHER, ""));
    }

    private static String row(ChangeKind kind, Direction direction, String in) {
        return "| `" + kind.kebab() + "` | " + in + " | " + lower(kind.severity(direction)) + " | "
                + lower(kind.wire(direction)) + " | " + lower(kind.source(direction)) + " | "
                + lower(kind.owner(direction)) + " | " + kind.reason(direction) + " |";
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
