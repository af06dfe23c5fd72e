package standin.call;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

public final class Responses {
    private Responses() {}

    public static <T> ResponseReader<T> json(Function<byte[], T> decoder) {
        return (status, mediaType, body) -> decoder.apply(body);
    }

    public static ResponseReader<@Nullable Void> empty() {
        return (status, mediaType, body) -> null;
    }

    public static <T> ResponseReader<@Nullable T> maybe(ResponseReader<T> reader) {
        return (status, mediaType, body) -> body.length == 0 ? null : reader.read(status, mediaType, body);
    }

    public static <T> ResponseReader<T> text(Function<String, T> parser) {
        return (status, mediaType, body) -> parser.apply(new String(body, StandardCharsets.UTF_8));
    }

    public static ResponseReader<String> text() {
        return (status, mediaType, body) -> new String(body, StandardCharsets.UTF_8);
    }

    public static ResponseReader<byte[]> bytes() {
        return (status, mediaType, body) -> body;
    }
}
