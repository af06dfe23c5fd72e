package dev.chirograph.generator.emit;

/** The serialization of a body. */
public enum MediaKind {
    /** JSON. */
    JSON,
    /** {@code application/x-www-form-urlencoded}. */
    FORM,
    /** A part for each property (RFC 7578). */
    MULTIPART,
    /** A raw string. */
    TEXT,
    /** Server-sent events. */
    EVENTS,
    /** Raw bytes. */
    BINARY
}
