package dev.chirograph.generator.contract;

/** A body in one media type. */
public record Content(String pointer, String mediaType, Use use) {}
