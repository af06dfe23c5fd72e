package dev.chirograph.generator.emit;

import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.java.JavaFile;
import java.util.Locale;

/** Generates expressions that read, write and decode values of a type. */
public final class CodecTypes {
    private CodecTypes() {}

    /** The expression of the codec of a value, nullable as in the contract, without its constraints. */
    public static String codec(JavaFile file, Layout layout, TypeUse use) {
        String codec = codec(file, layout, use.type());
        return use.nullable() ? file.use(layout.support("Codecs")) + ".nullable(" + codec + ")" : codec;
    }

    /** The expression of the codec of a type, without its constraints. */
    public static String codec(JavaFile file, Layout layout, Type type) {
        if (type instanceof Type.Reference reference) {
            return file.use(layout.codec(reference.name())) + ".INSTANCE";
        }
        String codecs = file.use(layout.support("Codecs"));
        if (type instanceof Type.ListOf list) {
            return codecs + ".list(" + codec(file, layout, list.element()) + ")";
        } else if (type instanceof Type.MapOf map) {
            return codecs + ".map(" + codec(file, layout, map.value()) + ")";
        } else if (type instanceof Type.FreeForm) {
            return codecs + ".FREE_FORM";
        } else if (type instanceof Type.Anything) {
            return codecs + ".ANYTHING";
        } else if (type instanceof Type.Decimal) {
            return codecs + ".NUMBER";
        } else if (type instanceof Type.Text text) {
            return codecs + "."
                    + (text.kind() == Type.TextKind.PLAIN
                            ? "STRING"
                            : text.kind().name());
        }
        return codecs + "." + scalar(type).toUpperCase(Locale.ROOT);
    }

    /** The name of a scalar type in the support: {@code int64}, {@code dateTime}. */
    public static String scalar(Type type) {
        if (type instanceof Type.Bool) {
            return "bool";
        } else if (type instanceof Type.Whole whole) {
            return "int" + whole.bits();
        } else if (type instanceof Type.Floating floating) {
            return "float" + floating.bits();
        } else if (type instanceof Type.Decimal) {
            return "number";
        } else if (type instanceof Type.Text text) {
            return switch (text.kind()) {
                case PLAIN -> "string";
                case DATE -> "date";
                case DATE_TIME -> "dateTime";
                case UUID -> "uuid";
                case URI -> "uri";
                case BYTES -> "bytes";
                case BINARY -> "binary";
            };
        }
        throw new IllegalArgumentException(type + " is no scalar");
    }
}
