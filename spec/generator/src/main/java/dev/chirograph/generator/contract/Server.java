package dev.chirograph.generator.contract;

/**
 * A server of the API.
 *
 * @param url as written, with its variables
 * @param description prose, empty if there are none
 */
public record Server(String pointer, String url, String description) {}
