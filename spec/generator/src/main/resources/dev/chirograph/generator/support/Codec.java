package ${supportPackage};

import org.jspecify.annotations.Nullable;

/** Reads and writes the values of one type. Safe for use by many threads. */
public interface Codec<T> {
    /**
     * Reads the value at which the reader stands, all of it. What does not fit is reported to the reader.
     *
     * @return null when the value does not fit
     */
    @Nullable
    T read(JsonReader reader);

    /** Writes a value. */
    void write(JsonWriter writer, T value);
}
