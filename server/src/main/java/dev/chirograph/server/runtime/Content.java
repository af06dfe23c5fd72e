package dev.chirograph.server.runtime;

/**
 * The body of a request, whole and of a media type that its operation reads.
 *
 * @param mediaType the media type as the operation names it
 * @param sent the media type as the caller wrote it, with its parameters
 * @param bytes the body, which may be empty
 */
public record Content(String mediaType, String sent, byte[] bytes) {}
