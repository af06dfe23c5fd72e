package ${supportPackage};

import java.util.List;

/**
 * How one property of a form or of a multipart body is written.
 *
 * @param style how a value that has parts is written in a form
 * @param explode whether each part of it stands for itself there
 * @param mediaTypes what its part of a multipart body may be, the preferred first; empty when that follows from the value. A
 *     form heeds JSON alone
 */
public record Encoding(Style style, boolean explode, List<String> mediaTypes) {
    /** Of a property of which the contract says nothing. */
    static final Encoding PLAIN = new Encoding(Style.FORM, true, List.of());

    public Encoding {
        mediaTypes = List.copyOf(mediaTypes);
    }

    /** Returns the encoding of a property in a style. */
    public static Encoding of(Style style, boolean explode) {
        return new Encoding(style, explode, List.of());
    }

    /** Returns the encoding of a property in a media type, the first of them when it is written. */
    public static Encoding in(String... mediaTypes) {
        return new Encoding(Style.FORM, true, List.of(mediaTypes));
    }

    boolean json() {
        return !mediaTypes.isEmpty() && MediaType.of(mediaTypes.get(0)).json();
    }
}
