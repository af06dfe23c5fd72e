package dev.chirograph.generator.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangelogTextTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    private final List<Change> changes = new ArrayList<>();

    private void change(ChangeKind kind, Direction direction, String subject, String from, String to) {
        changes.add(Change.of(kind, direction, "/" + subject, subject, from, to));
    }

    @Test
    void everyChangeStandsInItsSectionAndSaysForWhomItBreaks() {
        change(ChangeKind.PROPERTY_REMOVED, Direction.RESPONSE, "Item.price", "", "");
        change(ChangeKind.TYPE_RENAMED, Direction.NEITHER, "Article", "Item", "Article");
        change(ChangeKind.RATE_LIMIT_COUNTED_OTHERWISE, Direction.NEITHER, "GET /items", "per client", "per user");
        change(ChangeKind.OPERATION_ADDED, Direction.NEITHER, "GET /offers", "", "");
        change(ChangeKind.DEPRECATED, Direction.NEITHER, "POST /token", "", "");
        change(ChangeKind.SCOPE_NOT_NEEDED, Direction.NEITHER, "GET /items", "admin", "");

        assertEquals("""
                ## [2.0.0] - 2026-11-25
                ### Added
                - GET /offers: operation added.
                ### Changed
                - **Breaking for code written against the SDK:** Article: type renamed from `Item` to `Article`. The name of a schema is not part of requests or responses, but it is the name of the class.
                - **Take care:** GET /items: rate limit counted otherwise from `per client` to `per user`. Whether a caller is rejected depends on the calls that are counted together with its own.
                ### Deprecated
                - POST /token: deprecated.
                ### Removed
                - **Breaking for callers:** Item.price: property removed. Callers that read it find nothing, and it is removed from the class and its builder.
                ### Security
                - GET /items: scope not needed: `admin`.
                """, ChangelogText.section("2.0.0", DAY, changes));
    }

    @Test
    void equalChangesInManyLocationsAreReportedOnce() {
        for (String subject : List.of("A.x", "B.x", "C.x", "D.x", "E.x")) {
            change(ChangeKind.LENGTH_LOOSENED, Direction.REQUEST, subject, "at most 5", "at most 6");
        }

        assertEquals("""
                ## [1.1.0] - 2026-11-25
                ### Changed
                - A.x, B.x and 3 more: length loosened from `at most 5` to `at most 6`.
                """, ChangelogText.section("1.1.0", DAY, changes));
    }

    @Test
    void allProseIsOneLine() {
        change(ChangeKind.PROSE_CHANGED, Direction.NEITHER, "Item", "", "");
        change(ChangeKind.EXAMPLES_CHANGED, Direction.NEITHER, "Item.name", "", "");

        assertEquals("""
                ## [1.0.1] - 2026-11-25
                ### Changed
                - Descriptions and examples: Item, Item.name.
                """, ChangelogText.section("1.0.1", DAY, changes));
    }

    @Test
    void nothingIsReported() {
        assertEquals("## [1.0.0] - 2026-11-25\n", ChangelogText.section("1.0.0", DAY, changes));
    }
}
