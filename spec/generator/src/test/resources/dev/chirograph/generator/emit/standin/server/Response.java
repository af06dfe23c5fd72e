package standin;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import standin.json.Codec;
import standin.json.Json;
import standin.json.Multipart;

public record Response(String text) {
    public static Response empty(int status) {
        return new Response(String.valueOf(status));
    }

    public static <T> Response of(int status, String mediaType, Codec<T> codec, T value) {
        return of(status, mediaType, Json.encode(codec, value));
    }

    public static Response of(int status, String mediaType, byte[] content) {
        return new Response(status + " " + mediaType + " " + new String(content, StandardCharsets.UTF_8));
    }

    public static Response of(int status, Multipart content) {
        String parts = new String(content.content(), StandardCharsets.UTF_8);
        return new Response(status + " " + parts.replaceAll("--[^\r\n]+", "--").replace("\r\n", "|"));
    }

    public static Response text(int status, String mediaType, String text) {
        return new Response(status + " " + mediaType + " " + text);
    }

    public static <T> Response events(int status, String mediaType, Codec<T> codec, EventSource<T> source) {
        return events(
                status, mediaType, data -> new String(Json.encode(codec, data), StandardCharsets.UTF_8), source);
    }

    public static <T> Response events(int status, String mediaType, Function<T, String> data, EventSource<T> source) {
        StringBuilder text = new StringBuilder(status + " " + mediaType);
        try {
            source.sendTo(event -> text.append(" [").append(data.apply(event)).append(']'));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new Response(text.toString());
    }

    public Response header(String name, @Nullable String value) {
        return value == null ? this : new Response(text + " " + name + "=" + value);
    }
}
