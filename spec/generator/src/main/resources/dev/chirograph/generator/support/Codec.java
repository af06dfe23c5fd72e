package ${supportPackage};

import org.jspecify.annotations.Nullable;

/** Reads and writes the values of one type. Thread-safe. */
public interface Codec<T> {
    /**
     * Reads the current value of the reader completely. An invalid value is reported to the reader.
     *
     * @return null if the value is invalid
     */
    @Nullable
    T read(JsonReader reader);

    /** Writes a value. */
    void write(JsonWriter writer, T value);
}
