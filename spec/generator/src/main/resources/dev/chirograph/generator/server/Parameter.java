package ${apiPackage};

import ${supportPackage}.RawParameter;
import ${supportPackage}.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A received parameter.
 *
 * @param texts the received strings
 * @param violations collects its violations
 */
record Parameter(RawParameter texts, Violations violations) {

    /** Reads the parameter as JSON. */
    Parameter json() {
        return new Parameter(texts.json(), violations);
    }

    /** Reads a required value; null if it is absent or invalid, which is reported. */
    <T> @Nullable T required(Reader<T> reader) {
        return texts.required(reader, violations);
    }

    /** Reads an optional value; null if it is absent, or if it is invalid, which is reported. */
    <T> @Nullable T optional(Reader<T> reader) {
        return texts.read(reader, violations);
    }

    /** Reads a value that has a default; null if it is invalid, which is reported. */
    <T> @Nullable T or(T absent, Reader<T> reader) {
        return texts.present() ? optional(reader) : absent;
    }

    /** Reads a list; an absent one is empty; null if it is invalid, which is reported. */
    <T> @Nullable List<T> list(Reader<List<T>> reader) {
        return or(List.of(), reader);
    }
}
