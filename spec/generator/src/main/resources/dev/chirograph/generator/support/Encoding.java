package ${supportPackage};

import java.util.List;

/**
 * The serialization of a property of a form or of a multipart body.
 *
 * @param style the style of a structured value in a form
 * @param explode whether each element or member is a separate field there
 * @param mediaTypes the possible media types of its part, the preferred first; empty if they follow from the value. A
 *     form uses JSON only
 */
public record Encoding(Style style, boolean explode, List<String> mediaTypes) {
    /** The default, for properties without an encoding in the contract. */
    static final Encoding PLAIN = new Encoding(Style.FORM, true, List.of());

    public Encoding {
        mediaTypes = List.copyOf(mediaTypes);
    }

    /** Returns the encoding of a property in a style. */
    public static Encoding of(Style style, boolean explode) {
        return new Encoding(style, explode, List.of());
    }

    /** Returns the encoding of a property with media types; the first of them is written. */
    public static Encoding in(String... mediaTypes) {
        return new Encoding(Style.FORM, true, List.of(mediaTypes));
    }

    boolean json() {
        return !mediaTypes.isEmpty() && MediaType.of(mediaTypes.get(0)).json();
    }
}
