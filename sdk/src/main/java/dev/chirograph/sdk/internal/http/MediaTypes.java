package dev.chirograph.sdk.internal.http;

import dev.chirograph.sdk.transport.TransportResponse;
import java.util.Locale;

/** Parses media types (RFC 9110, section 8.3.1). */
public final class MediaTypes {
    private MediaTypes() {}

    /** Returns the value of {@code Content-Type}; empty for none. */
    public static String of(TransportResponse response) {
        String mediaType = response.headers().first("Content-Type");
        return mediaType == null ? "" : mediaType;
    }

    /** Returns a media type without its parameters, in lower case. */
    public static String essence(String mediaType) {
        return mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
