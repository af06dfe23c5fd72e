package dev.chirograph.sdk.engine;

import dev.chirograph.sdk.Call;
import dev.chirograph.sdk.EventStream;
import dev.chirograph.sdk.Pages;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes calls from requests. Thread-safe. */
public interface Engine {
    /** Returns a call that sends the request and reads its successful response. Nothing is sent yet. */
    <T extends @Nullable Object> Call<T> call(Request request, ResponseReader<T> reader);

    /**
     * Returns a call that sends the request and opens the stream of server-sent events of its response. Nothing is sent yet.
     *
     * @param data reads the data of one event, which it receives as UTF-8 with the media type {@code application/json}
     */
    <T> Call<EventStream<T>> events(Request request, ResponseReader<T> data);

    /**
     * Returns a list that is fetched page by page. Nothing is sent yet.
     *
     * @param page returns the call for the page at a cursor, or for the first page if the cursor is null
     * @param items returns the elements of a page
     * @param next returns the cursor of the next page; null on the last page
     */
    <P, T> Pages<T> pages(
            Function<@Nullable String, Call<P>> page, Function<P, List<T>> items, Function<P, @Nullable String> next);
}
