package ${supportPackage};

import org.jspecify.annotations.Nullable;

/** Reads bodies of text that hold one value, such as a number. */
public final class TextBody {
    private TextBody() {}

    /**
     * Reads a body strictly.
     *
     * @return null if the value is invalid, which is collected
     */
    public static <T> @Nullable T read(Codec<T> codec, String text, Violations violations) {
        int before = violations.size();
        JsonReader.Mode mode = new JsonReader.Mode(true, violations);
        T value = codec.read(new TreeReader(mode, null, new TextPart(text, TextEncoding.PLAIN), null));
        return violations.size() > before ? null : value;
    }

    /**
     * Reads a body leniently.
     *
     * @throws InvalidContentException if the value has the wrong type
     */
    public static <T> T read(Codec<T> codec, String text) {
        Violations violations = new Violations();
        JsonReader.Mode mode = new JsonReader.Mode(false, violations);
        return Json.present(codec.read(new TreeReader(mode, null, new TextPart(text, TextEncoding.PLAIN), null)), violations);
    }
}
