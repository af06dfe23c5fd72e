package standin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import standin.json.Codec;
import standin.json.Violations;

public interface Incoming {
    Call call();

    @Nullable String path(String name);

    List<String> query(String name);

    List<String> header(String name);

    List<String> cookie(String name);

    <T> @Nullable T body(Codec<T> codec, boolean required, Violations violations);
}
