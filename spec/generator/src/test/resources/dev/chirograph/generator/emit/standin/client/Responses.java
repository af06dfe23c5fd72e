package standin.call;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import standin.json.Codec;
import standin.json.Json;

public final class Responses {
    private Responses() {}

    public static <T> ResponseReader<T> json(Codec<T> codec) {
        return (status, mediaType, body) -> Json.decode(codec, body);
    }

    public static ResponseReader<@Nullable Void> empty() {
        return (status, mediaType, body) -> null;
    }

    public static ResponseReader<String> text() {
        return (status, mediaType, body) -> new String(body, StandardCharsets.UTF_8);
    }

    public static ResponseReader<byte[]> bytes() {
        return (status, mediaType, body) -> body;
    }
}
