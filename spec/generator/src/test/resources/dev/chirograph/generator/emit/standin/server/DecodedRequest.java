package standin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import standin.json.Codec;
import standin.json.Violations;

public interface DecodedRequest {
    CallContext call();

    @Nullable String rawPath(String name);

    String rawQuery();

    List<String> header(String name);

    @Nullable Content content();

    <T> @Nullable T body(Codec<T> codec, boolean required, Violations violations);
}
