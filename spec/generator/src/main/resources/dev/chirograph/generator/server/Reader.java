package ${apiPackage};

import ${supportPackage}.Codec;
import ${supportPackage}.JsonReader;
import ${supportPackage}.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Reads values of a type that occurs in requests only. */
@FunctionalInterface
interface Reader<T> extends Codec<T> {
    @Override
    @Nullable T read(JsonReader reader);

    @Override
    default void write(JsonWriter writer, T value) {
        throw new UnsupportedOperationException("it only reads");
    }
}
