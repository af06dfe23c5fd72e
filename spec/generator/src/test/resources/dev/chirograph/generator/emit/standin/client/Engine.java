package standin.call;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import standin.Call;
import standin.EventStream;
import standin.Pages;

public interface Engine {
    <T extends @Nullable Object> Call<T> call(Request request, ResponseReader<T> reader);

    <T> Call<EventStream<T>> events(Request request, ResponseReader<T> data);

    <P, T> Pages<T> pages(
            Function<@Nullable String, Call<P>> page, Function<P, List<T>> items, Function<P, @Nullable String> next);
}
