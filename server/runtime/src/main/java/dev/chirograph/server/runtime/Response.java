package dev.chirograph.server.runtime;

import dev.chirograph.server.runtime.http.HttpSyntax;
import dev.chirograph.server.runtime.http.MediaType;
import dev.chirograph.server.runtime.json.Codec;
import dev.chirograph.server.runtime.json.Json;
import dev.chirograph.server.runtime.json.Multipart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A response, ready to be sent. Immutable; the content is not copied and must not be changed. */
public final class Response {
    private static final byte[] NOTHING = {};

    private final int status;
    private final @Nullable String mediaType;
    private final Content content;
    private final Map<String, String> headers;
    private final List<String> cookies;

    /** The content of a response. */
    sealed interface Content {
        /** Bytes in memory. */
        record Whole(byte[] bytes) implements Content {}

        /** Content that is produced while it is sent. */
        non-sealed interface Streamed extends Content {
            /**
             * Writes the content; {@code validFor} is the remaining lifetime of the access token, null if it does not
             * expire.
             */
            void writeTo(OutputStream response, @Nullable Duration validFor) throws Exception;
        }
    }

    private Response(
            int status,
            @Nullable String mediaType,
            Content content,
            Map<String, String> headers,
            List<String> cookies) {
        this.status = status;
        this.mediaType = mediaType;
        this.content = content;
        this.headers = headers;
        this.cookies = cookies;
    }

    /** Returns a response without content. */
    public static Response empty(int status) {
        return new Response(status, null, new Content.Whole(NOTHING), Map.of(), List.of());
    }

    /** Returns a response with a value, which is serialized as JSON immediately. */
    public static <T> Response of(int status, String mediaType, Codec<T> codec, T value) {
        return of(status, mediaType, Json.encode(codec, value));
    }

    /** Returns a response with bytes. */
    public static Response of(int status, String mediaType, byte[] content) {
        return new Response(
                status, checked("Content-Type", mediaType), new Content.Whole(content), Map.of(), List.of());
    }

    /** Returns a response with a multipart body. */
    public static Response of(int status, Multipart content) {
        return of(status, content.mediaType(), content.content());
    }

    /** Returns a response with a string in UTF-8; the charset is added to a {@code text} media type without one. */
    public static Response text(int status, String mediaType, String text) {
        MediaType known = MediaType.parse(mediaType);
        boolean open = known != null
                && known.type().equals("text")
                && !known.parameters().containsKey("charset");
        return of(status, open ? mediaType + ";charset=utf-8" : mediaType, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a response with events, each sent immediately, with data in JSON. */
    public static <T> Response events(int status, String mediaType, Codec<T> codec, EventSource<T> source) {
        return events(status, mediaType, data -> new String(Json.encode(codec, data), StandardCharsets.UTF_8), source);
    }

    /**
     * Returns a response with events, each sent immediately. Between events the client gets comments, and the stream
     * ends when the access token expires.
     *
     * @param data serializes the data of an event
     */
    public static <T> Response events(int status, String mediaType, Function<T, String> data, EventSource<T> source) {
        Content.Streamed content =
                (response, validFor) -> new EventStream<>(response, data, EventStream.HEARTBEAT, validFor).run(source);
        return new Response(status, checked("Content-Type", mediaType), content, Map.of(), List.of());
    }

    /**
     * Sets a header, replacing an earlier one of that name.
     *
     * @param value null has no effect
     * @throws IllegalArgumentException if the name is not a token, or the value has other characters than visible ASCII
     *     and spaces: a line break in it would start another header
     */
    public Response header(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, checked(name, value));
        return new Response(status, mediaType, content, Collections.unmodifiableMap(more), cookies);
    }

    /**
     * Adds a cookie; each is sent in a line of its own (RFC 9110, section 5.3).
     *
     * @param setCookie the value of {@code Set-Cookie}; null has no effect
     * @throws IllegalArgumentException as {@link #header} does
     */
    public Response cookie(@Nullable String setCookie) {
        if (setCookie == null) {
            return this;
        }
        List<String> more = new ArrayList<>(cookies);
        more.add(checked("Set-Cookie", setCookie));
        return new Response(status, mediaType, content, headers, List.copyOf(more));
    }

    /** Returns the status. */
    public int status() {
        return status;
    }

    /** Returns the media type of the content; null for none. */
    public @Nullable String mediaType() {
        return mediaType;
    }

    /** Returns the content; empty for none, or if it is streamed. */
    public byte[] content() {
        return content instanceof Content.Whole whole ? whole.bytes() : NOTHING;
    }

    /** Returns whether the content is streamed, so that {@link #writeTo} must be used instead of {@link #content}. */
    public boolean isStreamed() {
        return content instanceof Content.Streamed;
    }

    /**
     * Writes the content and closes the stream.
     *
     * @param validFor the remaining lifetime of the caller's access token; null if it does not expire
     * @throws CallerGoneException if the client has disconnected
     * @throws Exception if streamed content fails; the response must not be completed then
     */
    public void writeTo(OutputStream response, @Nullable Duration validFor) throws Exception {
        switch (content) {
            case Content.Whole whole -> response.write(whole.bytes());
            case Content.Streamed streamed -> streamed.writeTo(response, validFor);
        }
        try {
            response.close();
        } catch (IOException | RuntimeException e) {
            throw new CallerGoneException(e);
        }
    }

    /** Returns the values of {@code Set-Cookie}, one for each line. */
    public List<String> cookies() {
        return cookies;
    }

    /** Returns the headers, without the media type and the cookies. */
    public Map<String, String> headers() {
        return headers;
    }

    static String checked(String name, String value) {
        if (!HttpSyntax.isToken(name)) {
            throw new IllegalArgumentException("A header's name must be a token (RFC 9110, section 5.6.2)");
        }
        if (!HttpSyntax.isFieldValue(value)) {
            throw new IllegalArgumentException("The header " + name + " must be made of visible ASCII and spaces");
        }
        return value;
    }
}
