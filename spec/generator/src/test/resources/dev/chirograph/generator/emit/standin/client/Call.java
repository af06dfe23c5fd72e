package standin;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

public record Call<T extends @Nullable Object>(String request, Function<String, T> answer) {
    public Call<T> with(CallOptions options) {
        return new Call<>(request + "; with " + options.name(), answer);
    }

    public T execute() {
        return answer.apply(request);
    }
}
