package standin;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import standin.json.Codec;
import standin.json.Json;
import standin.json.Multipart;

public record Reply(String text) {
    public static Reply empty(int status) {
        return new Reply(String.valueOf(status));
    }

    public static <T> Reply of(int status, String mediaType, Codec<T> codec, T value) {
        return of(status, mediaType, Json.encode(codec, value));
    }

    public static Reply of(int status, String mediaType, byte[] content) {
        return new Reply(status + " " + mediaType + " " + new String(content, StandardCharsets.UTF_8));
    }

    public static Reply of(int status, Multipart content) {
        String parts = new String(content.content(), StandardCharsets.UTF_8);
        return new Reply(status + " " + parts.replaceAll("--[^\r\n]+", "--").replace("\r\n", "|"));
    }

    public static Reply text(int status, String mediaType, String text) {
        return new Reply(status + " " + mediaType + " " + text);
    }

    public static <T> Reply events(int status, String mediaType, Codec<T> codec, EventSource<T> source) {
        return events(
                status, mediaType, data -> new String(Json.encode(codec, data), StandardCharsets.UTF_8), source);
    }

    public static <T> Reply events(int status, String mediaType, Function<T, String> data, EventSource<T> source) {
        StringBuilder text = new StringBuilder(status + " " + mediaType);
        try {
            source.sendTo(event -> text.append(" [").append(data.apply(event)).append(']'));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new Reply(text.toString());
    }

    public Reply header(String name, @Nullable String value) {
        return value == null ? this : new Reply(text + " " + name + "=" + value);
    }
}
