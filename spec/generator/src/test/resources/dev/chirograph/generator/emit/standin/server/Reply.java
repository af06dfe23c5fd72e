package standin;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import standin.json.Codec;
import standin.json.Json;

public record Reply(String text) {
    public static Reply empty(int status) {
        return new Reply(String.valueOf(status));
    }

    public static <T> Reply of(int status, String mediaType, Codec<T> codec, T value) {
        return new Reply(
                status + " " + mediaType + " " + new String(Json.encode(codec, value), StandardCharsets.UTF_8));
    }

    public Reply header(String name, @Nullable String value) {
        return value == null ? this : new Reply(text + " " + name + "=" + value);
    }
}
