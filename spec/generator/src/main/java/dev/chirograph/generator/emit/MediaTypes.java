package dev.chirograph.generator.emit;

import dev.chirograph.generator.contract.Content;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Classifies media types. */
public final class MediaTypes {
    private MediaTypes() {}

    /** The serialization of a media type; a range such as {@code image/*} has that of most of its members. */
    public static MediaKind kind(String mediaType) {
        String essence = essence(mediaType);
        if (json(mediaType)) {
            return MediaKind.JSON;
        } else if (essence.equals("application/x-www-form-urlencoded")) {
            return MediaKind.FORM;
        } else if (essence.startsWith("multipart/")) {
            return MediaKind.MULTIPART;
        } else if (essence.equals("text/event-stream")) {
            return MediaKind.EVENTS;
        }
        return essence.startsWith("text/") || xml(essence) || yaml(essence) ? MediaKind.TEXT : MediaKind.BINARY;
    }

    /** Whether it is JSON: {@code application/json}, or a subtype that ends in {@code +json} (RFC 6839). */
    public static boolean json(String mediaType) {
        String essence = essence(mediaType);
        return essence.equals("application/json") || essence.endsWith("+json") || essence.equals("text/json");
    }

    /** Whether it is text. */
    public static boolean text(String mediaType) {
        return kind(mediaType) == MediaKind.TEXT;
    }

    /** Whether it is a range, {@code text/*} or {@code *}{@code /*}, of which a sender has to choose one. */
    public static boolean range(String mediaType) {
        return essence(mediaType).endsWith("/*");
    }

    /** Whether it is {@code *}{@code /*}. */
    static boolean any(String mediaType) {
        return essence(mediaType).equals("*/*");
    }

    /** Prefers JSON, then a form, then a multipart body, then the first; null if there is no content. */
    public static @Nullable Content preferred(List<Content> contents) {
        return contents.stream()
                .min(Comparator.comparingInt(content -> rank(content.mediaType(), kind(content.mediaType()))))
                .orElse(null);
    }

    /** The rank, lower is preferred: {@code application/json}, other JSON, forms, multipart bodies, the rest. */
    static int rank(String mediaType, MediaKind kind) {
        return switch (kind) {
            case JSON -> essence(mediaType).equals("application/json") ? 0 : 1;
            case FORM -> 2;
            case MULTIPART -> 3;
            default -> 4;
        };
    }

    /** The name of a media type among alternatives, such as {@code Json}, {@code Xml} and {@code Binary}. */
    static String name(String mediaType, MediaKind kind) {
        if (kind == MediaKind.TEXT && xml(essence(mediaType))) {
            return "Xml";
        }
        String name = kind.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    /** The subtype, for names that the kind alone does not distinguish. */
    static String subtype(String mediaType) {
        String essence = essence(mediaType);
        return essence.substring(essence.indexOf('/') + 1);
    }

    private static boolean xml(String essence) {
        return essence.endsWith("/xml") || essence.endsWith("+xml");
    }

    private static boolean yaml(String essence) {
        return essence.endsWith("/yaml") || essence.endsWith("/x-yaml") || essence.endsWith("+yaml");
    }

    private static String essence(String mediaType) {
        int semicolon = mediaType.indexOf(';');
        return (semicolon < 0 ? mediaType : mediaType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
