package dev.chirograph.server.document;

import dev.chirograph.server.runtime.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** One form of the document and its entity tag (RFC 9110, section 8.8.3). */
final class DocumentFile {
    /** Caches must revalidate: the next release may have another document. */
    private static final String CACHE_CONTROL = "no-cache";

    private final String mediaType;
    private final byte[] content;
    private final String entityTag;

    private DocumentFile(String mediaType, byte[] content) {
        this.mediaType = mediaType;
        this.content = content;
        this.entityTag = "\"" + sha256(content) + "\"";
    }

    static DocumentFile of(String mediaType, String content) {
        return new DocumentFile(mediaType, content.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns a response with the content, or 304 if the caller has it already (RFC 9110, section 13.1.2).
     *
     * @param ifNoneMatch the values of all lines of that header
     */
    Response reply(List<String> ifNoneMatch) {
        Response reply = isHad(ifNoneMatch) ? Response.empty(304) : Response.of(200, mediaType, content);
        return reply.header("ETag", entityTag).header("Cache-Control", CACHE_CONTROL);
    }

    private boolean isHad(List<String> ifNoneMatch) {
        return ifNoneMatch.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || withoutWeakness(tag).equals(entityTag));
    }

    /** Weak comparison: a tag that a proxy has weakened still matches. */
    private static String withoutWeakness(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256.", e);
        }
    }
}
