package dev.chirograph.server.runtime;

/**
 * The complete body of a request, of a media type that its operation accepts.
 *
 * @param mediaType the media type as the operation declares it
 * @param sent the media type as the caller sent it, with its parameters
 * @param bytes the body, possibly empty
 */
public record Content(String mediaType, String sent, byte[] bytes) {}
