package ${apiPackage};

import ${supportPackage}.RawParameter;
import ${supportPackage}.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter as it was sent.
 *
 * @param texts what was sent
 * @param violations gets what is wrong with it
 */
record Parameter(RawParameter texts, Violations violations) {

    /** Takes what was sent for JSON. */
    Parameter json() {
        return new Parameter(texts.json(), violations);
    }

    /** Reads a value that must be there; null when it is not or does not fit, which is reported. */
    <T> @Nullable T required(Reader<T> reader) {
        return texts.required(reader, violations);
    }

    /** Reads a value that may be absent; null when it is, or when it does not fit, which is reported. */
    <T> @Nullable T optional(Reader<T> reader) {
        return texts.read(reader, violations);
    }

    /** Reads a value that has a default; null when it does not fit, which is reported. */
    <T> @Nullable T or(T absent, Reader<T> reader) {
        return texts.present() ? optional(reader) : absent;
    }

    /** Reads a list that may be absent, which is the empty list; null when it does not fit, which is reported. */
    <T> @Nullable List<T> list(Reader<List<T>> reader) {
        return or(List.of(), reader);
    }
}
