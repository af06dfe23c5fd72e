package dev.chirograph.generator.emit;

import dev.chirograph.generator.contract.Content;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells media types apart. */
public final class MediaTypes {
    private MediaTypes() {}

    /** Whether it is JSON: {@code application/json}, or a subtype that ends in {@code +json} (RFC 6839). */
    public static boolean json(String mediaType) {
        String essence = essence(mediaType);
        return essence.equals("application/json") || essence.endsWith("+json") || essence.equals("text/json");
    }

    /** Whether it is text. */
    public static boolean text(String mediaType) {
        return essence(mediaType).startsWith("text/") && !json(mediaType);
    }

    /** Picks JSON when there is one, else the first; null when there is none at all. */
    public static @Nullable Content preferred(List<Content> contents) {
        for (Content content : contents) {
            if (json(content.mediaType())) {
                return content;
            }
        }
        return contents.isEmpty() ? null : contents.get(0);
    }

    private static String essence(String mediaType) {
        int semicolon = mediaType.indexOf(';');
        return (semicolon < 0 ? mediaType : mediaType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
