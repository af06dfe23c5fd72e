package dev.chirograph.server.runtime;

/**
 * Where a request comes from, as far as it can be known; the edge registers it in the request's context.
 *
 * @param value an IPv4 or IPv6 address as a literal
 */
public record CallerAddress(String value) {}
