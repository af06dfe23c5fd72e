package dev.chirograph.sdk.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.sdk.MalformedResponseException;
import dev.chirograph.sdk.NotFoundException;
import dev.chirograph.sdk.Page;
import dev.chirograph.sdk.Pages;
import dev.chirograph.sdk.engine.Request;
import dev.chirograph.sdk.engine.Responses;
import dev.chirograph.sdk.internal.codec.ItemPageCodec;
import dev.chirograph.sdk.internal.json.Json;
import dev.chirograph.sdk.model.Item;
import dev.chirograph.sdk.model.ItemPage;
import dev.chirograph.sdk.transport.TransportRequest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PagingTest {
    private final Bench bench = new Bench();
    private final Pages<Item> items = bench.pipeline.pages(
            cursor -> bench.pipeline.call(
                    Request.to(Bench.GET).query("cursor", cursor).build(),
                    Responses.json(Json.reader(ItemPageCodec.INSTANCE))),
            ItemPage::items,
            ItemPage::nextCursor);

    @Test
    void listIsFetchedToItsLastPage() {
        bench.server.respond(200, page("b", 1, 2)).respond(200, page("c")).respond(200, page(null, 3));

        List<Long> ids = new ArrayList<>();
        items.forEach(item -> ids.add(item.id()));

        assertEquals(List.of(1L, 2L, 3L), ids);
        assertEquals(List.of("/things", "/things?cursor=b", "/things?cursor=c"), targets());
    }

    @Test
    void pagesAreFetchedLazily() {
        bench.server.respond(200, page("b", 1, 2)).respond(200, page(null, 3));
        assertEquals(0, bench.server.requests().size());

        Iterator<Item> iterator = items.iterator();
        assertEquals(0, bench.server.requests().size());

        iterator.next();
        iterator.next();
        assertEquals(1, bench.server.requests().size());

        assertTrue(iterator.hasNext());
        assertEquals(2, bench.server.requests().size());
    }

    @Test
    void streamFetchesNoMorePagesThanNeeded() {
        bench.server.respond(200, page("b", 1, 2));

        assertEquals(List.of(1L, 2L), items.stream().limit(2).map(Item::id).toList());

        assertEquals(1, bench.server.requests().size());
    }

    @Test
    void pagesCanBeIterated() {
        bench.server.respond(200, page("b", 1)).respond(200, page(null, 2));

        Page<Item> first = items.firstPage();
        Page<Item> second = first.nextPage();

        assertEquals("b", first.nextCursor());
        assertEquals(2, second.items().get(0).id());
        assertFalse(second.hasNextPage());
        assertThrows(NoSuchElementException.class, second::nextPage);
    }

    @Test
    void eachIterationStartsAtTheFirstPage() {
        bench.server.respond(200, page(null, 1)).respond(200, page(null, 2));

        assertEquals(1, items.iterator().next().id());
        assertEquals(2, items.pages().iterator().next().items().get(0).id());
    }

    @Test
    void cycleOfCursorsFails() {
        for (int round = 0; round < 20; round++) {
            bench.server.respond(200, page("a", 1)).respond(200, page("b", 2)).respond(200, page("c", 3));
        }

        MalformedResponseException failure =
                assertThrows(MalformedResponseException.class, () -> items.forEach(item -> {}));

        assertTrue(failure.getMessage().contains("would never end"), failure.getMessage());
        assertTrue(
                bench.server.requests().size() <= 12,
                "after " + bench.server.requests().size() + " pages");
    }

    @Test
    void pageThatIsItsOwnNextPageFails() {
        bench.server.respond(200, page("a", 1)).respond(200, page("a", 1));

        assertThrows(MalformedResponseException.class, () -> items.forEach(item -> {}));
    }

    @Test
    void failedPageIsReportedToTheCaller() {
        bench.server.respond(200, page("b", 1)).problem(404);

        Iterator<Item> iterator = items.iterator();
        iterator.next();

        assertThrows(NotFoundException.class, iterator::hasNext);
    }

    private List<String> targets() {
        return bench.server.requests().stream()
                .map(TransportRequest::uri)
                .map(uri -> uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()))
                .toList();
    }

    private static String page(String next, long... ids) {
        String list = LongStream.of(ids).mapToObj(PagingTest::item).collect(Collectors.joining(","));
        return "{\"items\": [" + list + "], \"next_cursor\": " + (next == null ? "null" : '"' + next + '"') + "}";
    }

    private static String item(long id) {
        return """
            {"id": %d, "name": "Lamp", "description": null, "price": 49.90, "status": "draft", "tags": [],
             "attributes": {}, "created_at": "2026-11-24T09:30:00Z", "updated_at": "2026-11-24T09:30:00Z"}
            """.formatted(id);
    }
}
