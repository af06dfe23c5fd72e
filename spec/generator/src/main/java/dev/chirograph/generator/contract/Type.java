package dev.chirograph.generator.contract;

/** What a value is. */
public sealed interface Type {
    /** A boolean. */
    record Bool() implements Type {}

    /** A integer of 32 bits ({@code format: int32}) or of 64. */
    record Whole(int bits) implements Type {
        public Whole {
            if (bits != 32 && bits != 64) {
                throw new IllegalArgumentException("a whole number has 32 or 64 bits, not " + bits);
            }
        }
    }

    /** A number that is exact in every digit. */
    record Decimal() implements Type {}

    /** A number of IEEE 754, of 32 bits ({@code format: float}) or 64 ({@code format: double}). */
    record Floating(int bits) implements Type {
        public Floating {
            if (bits != 32 && bits != 64) {
                throw new IllegalArgumentException("a floating number has 32 or 64 bits, not " + bits);
            }
        }
    }

    /** A string that stands for something. */
    record Text(TextKind kind) implements Type {}

    /** What a string stands for. */
    enum TextKind {
        /** Itself. */
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
        /** Bytes as they are ({@code format: binary}): a whole body, or a part of a multipart body. In JSON, the text's UTF-8. */
        BINARY
    }

    /** A list. */
    record ListOf(TypeUse element) implements Type {}

    /** A map from member names to values of one type. */
    record MapOf(TypeUse value) implements Type {}

    /** An object of which nothing is known but that it is one. */
    record FreeForm() implements Type {}

    /** Any JSON value. */
    record Anything() implements Type {}

    /** A declared type, by its name. */
    record Reference(String name) implements Type {}
}
