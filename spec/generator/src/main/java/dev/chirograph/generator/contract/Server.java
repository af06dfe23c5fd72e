package dev.chirograph.generator.contract;

/**
 * Where the API is served.
 *
 * @param url as written, with its variables
 * @param description prose, empty if there are none
 */
public record Server(String pointer, String url, String description) {}
