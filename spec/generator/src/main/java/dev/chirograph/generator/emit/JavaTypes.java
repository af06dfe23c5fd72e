package dev.chirograph.generator.emit;

import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.java.JavaFile;

/** Maps types of the contract to Java types, and imports them. */
public final class JavaTypes {
    private final Layout layout;

    public JavaTypes(Layout layout) {
        this.layout = layout;
    }

    /** The type of a required value that is not nullable: {@code long}, {@code String}, {@code List<Item>}. */
    public String plain(JavaFile file, Type type) {
        return write(file, type, false);
    }

    /** The type as a reference type, for type arguments: {@code Long}. */
    public String boxed(JavaFile file, Type type) {
        return write(file, type, true);
    }

    /** The type of a nullable value, annotated: {@code @Nullable Long}, {@code byte @Nullable []}. */
    public String nullable(JavaFile file, Type type) {
        return annotated(file, boxed(file, type));
    }

    /** The name of a nullable type, annotated: {@code Pet.@Nullable TextCase}. */
    public String annotated(JavaFile file, String type) {
        String annotation = "@" + file.use("org.jspecify.annotations.Nullable");
        if (type.endsWith("[]")) {
            return type.substring(0, type.length() - 2) + " " + annotation + " []";
        }
        int dot = type.lastIndexOf('.', type.indexOf('<') < 0 ? type.length() : type.indexOf('<'));
        return dot < 0
                ? annotation + " " + type
                : type.substring(0, dot + 1) + annotation + " " + type.substring(dot + 1);
    }

    /** Whether {@link #plain} is a primitive type. */
    public boolean primitive(Type type) {
        return type instanceof Type.Bool || type instanceof Type.Whole || type instanceof Type.Floating;
    }

    private String write(JavaFile file, Type type, boolean boxed) {
        if (type instanceof Type.Bool) {
            return boxed ? "Boolean" : "boolean";
        } else if (type instanceof Type.Whole whole) {
            return whole.bits() == 32 ? (boxed ? "Integer" : "int") : (boxed ? "Long" : "long");
        } else if (type instanceof Type.Floating floating) {
            return floating.bits() == 32 ? (boxed ? "Float" : "float") : (boxed ? "Double" : "double");
        } else if (type instanceof Type.Decimal) {
            return file.use("java.math.BigDecimal");
        } else if (type instanceof Type.Text text) {
            return text(file, text.kind());
        } else if (type instanceof Type.ListOf list) {
            return file.use("java.util.List") + "<" + element(file, list.element()) + ">";
        } else if (type instanceof Type.MapOf map) {
            return file.use("java.util.Map") + "<String, " + element(file, map.value()) + ">";
        } else if (type instanceof Type.FreeForm) {
            return file.use("java.util.Map") + "<String, " + file.use("jakarta.json.JsonValue") + ">";
        } else if (type instanceof Type.Anything) {
            return file.use("jakarta.json.JsonValue");
        } else if (type instanceof Type.Reference reference) {
            return file.use(layout.model(reference.name()));
        }
        throw new IllegalStateException("no Java type for " + type);
    }

    private String element(JavaFile file, TypeUse element) {
        return element.nullable() ? nullable(file, element.type()) : boxed(file, element.type());
    }

    private static String text(JavaFile file, Type.TextKind kind) {
        return switch (kind) {
            case PLAIN -> "String";
            case DATE -> file.use("java.time.LocalDate");
            case DATE_TIME -> file.use("java.time.OffsetDateTime");
            case UUID -> file.use("java.util.UUID");
            case URI -> file.use("java.net.URI");
            case BYTES, BINARY -> "byte[]";
        };
    }
}
