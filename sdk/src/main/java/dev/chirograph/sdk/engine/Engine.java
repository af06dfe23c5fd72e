package dev.chirograph.sdk.engine;

import dev.chirograph.sdk.Call;
import dev.chirograph.sdk.EventStream;
import dev.chirograph.sdk.Pages;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes calls out of requests. Safe for use by many threads. */
public interface Engine {
    /** Returns the call that sends the request and reads its successful answer; nothing is sent yet. */
    <T extends @Nullable Object> Call<T> call(Request request, ResponseReader<T> reader);

    /**
     * Returns the call that sends the request and opens the stream of events that is its answer; nothing is sent yet.
     *
     * @param data reads the data of one event, which it gets as UTF-8 under the name of JSON
     */
    <T> Call<EventStream<T>> events(Request request, ResponseReader<T> data);

    /**
     * Returns the list of which each page is a call; nothing is sent yet.
     *
     * @param page makes the call for the page at a cursor, or for the first page when it is null
     * @param items the elements of a page
     * @param next the cursor of the page after it; null on the last
     */
    <P, T> Pages<T> pages(
            Function<@Nullable String, Call<P>> page, Function<P, List<T>> items, Function<P, @Nullable String> next);
}
