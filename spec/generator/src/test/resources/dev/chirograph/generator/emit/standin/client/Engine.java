package standin.call;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import standin.Call;
import standin.Pages;

public interface Engine {
    <T extends @Nullable Object> Call<T> call(Request request, ResponseReader<T> reader);

    <P, T> Pages<T> pages(
            Function<@Nullable String, Call<P>> page, Function<P, List<T>> items, Function<P, @Nullable String> next);
}
