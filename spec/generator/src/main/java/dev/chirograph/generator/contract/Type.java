package dev.chirograph.generator.contract;

/** The type of a value. */
public sealed interface Type {
    /** A boolean. */
    record Bool() implements Type {}

    /** An integer of 32 bits ({@code format: int32}) or 64 bits. */
    record Whole(int bits) implements Type {
        public Whole {
            if (bits != 32 && bits != 64) {
                throw new IllegalArgumentException("a whole number has 32 or 64 bits, not " + bits);
            }
        }
    }

    /** A decimal number of arbitrary precision. */
    record Decimal() implements Type {}

    /** An IEEE 754 number of 32 bits ({@code format: float}) or 64 bits ({@code format: double}). */
    record Floating(int bits) implements Type {
        public Floating {
            if (bits != 32 && bits != 64) {
                throw new IllegalArgumentException("a floating number has 32 or 64 bits, not " + bits);
            }
        }
    }

    /** A string. */
    record Text(TextKind kind) implements Type {}

    /** The format of a string. */
    enum TextKind {
        /** Plain text. */
        PLAIN,
        /** A day (RFC 3339 {@code full-date}). */
        DATE,
        /** An instant with its offset (RFC 3339 {@code date-time}). */
        DATE_TIME,
        /** A UUID (RFC 9562). */
        UUID,
        /** A URI or a reference to one (RFC 3986). */
        URI,
        /** Bytes in base64 (RFC 4648, section 4). */
        BYTES,
        /** Raw bytes ({@code format: binary}): a whole body, or a part of a multipart body. In JSON, the UTF-8 of the string. */
        BINARY
    }

    /** A list. */
    record ListOf(TypeUse element) implements Type {}

    /** A map from member names to values of one type. */
    record MapOf(TypeUse value) implements Type {}

    /** A free-form object. */
    record FreeForm() implements Type {}

    /** Any JSON value. */
    record Anything() implements Type {}

    /** A reference to a declared type by its name. */
    record Reference(String name) implements Type {}
}
