package dev.chirograph.generator.emit;

/** How a body is written. */
public enum MediaKind {
    /** JSON. */
    JSON,
    /** {@code application/x-www-form-urlencoded}. */
    FORM,
    /** A part for each property (RFC 7578). */
    MULTIPART,
    /** Text that is handed over as it is. */
    TEXT,
    /** Server-sent events, one after the other. */
    EVENTS,
    /** Bytes that are handed over as they are. */
    BINARY
}
