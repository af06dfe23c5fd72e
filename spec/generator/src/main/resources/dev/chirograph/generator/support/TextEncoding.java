package ${supportPackage};

import org.jspecify.annotations.Nullable;

/** The encoding of strings in a location, such as the query. */
enum TextEncoding {
    /** Not encoded: headers. */
    PLAIN,
    /** Percent-encoded: paths and cookies. */
    PERCENT,
    /** Percent-encoded, with a plus for a space: queries and forms (WHATWG URL, section 5.1). */
    FORM;

    /** Decodes a string; if it is malformed, reports that and returns null. */
    @Nullable
    String decode(ViolationSink sink, String raw) {
        if (this == PLAIN) {
            return raw;
        }
        String text = PercentEncoding.decode(raw, this == FORM ? ' ' : '+');
        if (text == null) {
            sink.broken("must be percent-encoded UTF-8");
        }
        return text;
    }
}
