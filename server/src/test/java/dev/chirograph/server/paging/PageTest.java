package dev.chirograph.server.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chirograph.server.runtime.ProblemException;
import dev.chirograph.server.runtime.json.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 100})
    void pagesHaveEveryEntryOnceInOrder(int limit) {
        List<Long> entries = LongStream.rangeClosed(1, 7).boxed().toList();

        List<Long> found = new ArrayList<>();
        String cursor = null;
        do {
            Page<Long> page = page(entries, cursor, limit);
            found.addAll(page.entries());
            cursor = page.nextCursor();
        } while (cursor != null);

        assertEquals(entries, found);
    }

    @Test
    void lastPageHasNoCursor() {
        assertNotNull(page(List.of(1L, 2L, 3L), null, 2).nextCursor());
        assertNull(page(List.of(1L, 2L), null, 2).nextCursor());
        assertNull(page(List.of(), null, 2).nextCursor());
    }

    @Test
    void textThatIsNotACursorIsAnsweredWith422() {
        var thrown = assertThrows(ProblemException.class, () -> page(List.of(1L), "not a cursor", 2));

        assertEquals(422, thrown.status());
        assertEquals(
                List.of(new Violation("query", "/cursor", "must be the next_cursor of an earlier page")),
                thrown.violations());
    }

    private static Page<Long> page(List<Long> entries, @Nullable String cursor, int limit) {
        return Page.after(
                cursor,
                limit,
                CursorFormat.BY_ID,
                Function.identity(),
                (after, most) -> entries.stream()
                        .filter(entry -> entry > after)
                        .limit(most)
                        .toList());
    }
}
