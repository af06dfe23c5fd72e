package ${supportPackage};

import org.jspecify.annotations.Nullable;

/** How the texts of a place are encoded. */
enum Coding {
    /** As they are: headers. */
    PLAIN,
    /** Percent-encoded: paths and cookies. */
    PERCENT,
    /** Percent-encoded, where a plus is a space: queries and forms (WHATWG URL, section 5.1). */
    FORM;

    /** Decodes a text, or reports that it cannot be and returns null. */
    @Nullable
    String decode(Place place, String raw) {
        if (this == PLAIN) {
            return raw;
        }
        String text = Percent.decode(raw, this == FORM ? ' ' : '+');
        if (text == null) {
            place.broken("must be percent-encoded UTF-8");
        }
        return text;
    }
}
