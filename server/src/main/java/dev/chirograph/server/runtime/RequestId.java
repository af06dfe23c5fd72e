package dev.chirograph.server.runtime;

/**
 * What one request is called in logs and answers; the edge registers it in the request's context.
 *
 * @param value letters, digits, dots, underscores and hyphens
 */
public record RequestId(String value) {}
