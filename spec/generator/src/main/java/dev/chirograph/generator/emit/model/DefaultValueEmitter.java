package dev.chirograph.generator.emit.model;

import dev.chirograph.generator.contract.DefaultValue;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.emit.CodecTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Names;
import java.math.BigDecimal;

/** Generates expressions of default values. */
public final class DefaultValueEmitter {
    private DefaultValueEmitter() {}

    /**
     * Returns the expression of a default.
     *
     * @throws IllegalArgumentException if it is not a value of the type, which reading has to reject
     */
    public static String expression(JavaFile file, Layout layout, Type type, DefaultValue value) {
        if (value instanceof DefaultValue.Text text) {
            return text(file, layout, type, Names.literal(text.value()));
        } else if (value instanceof DefaultValue.Numeric numeric) {
            return number(file, type, numeric.value());
        } else if (value instanceof DefaultValue.Bool bool) {
            return String.valueOf(bool.value());
        } else if (value instanceof DefaultValue.Json) {
            return json(file, layout, type, value);
        } else if (value instanceof DefaultValue.EmptyList) {
            return file.use("java.util.List") + ".of()";
        }
        return file.use("java.util.Map") + ".of()";
    }

    /** Returns the expression of a default that is decoded from its JSON. */
    public static String json(JavaFile file, Layout layout, Type type, DefaultValue value) {
        // JSON escapes the characters that Java escapes in a literal in the same way.
        String text = value instanceof DefaultValue.Json written
                ? written.json()
                : Names.literal(((DefaultValue.Text) value).value());
        String json = file.use(layout.support("Json"));
        return json + ".read(" + CodecTypes.codec(file, layout, type) + ", " + json + ".value(" + Names.literal(text)
                + "))";
    }

    private static String text(JavaFile file, Layout layout, Type type, String literal) {
        if (type instanceof Type.Reference reference) {
            return file.use(layout.model(reference.name())) + ".of(" + literal + ")";
        }
        if (!(type instanceof Type.Text text)) {
            throw new IllegalArgumentException("the text " + literal + " is no default of " + type);
        }
        return switch (text.kind()) {
            case PLAIN -> literal;
            case DATE -> file.use("java.time.LocalDate") + ".parse(" + literal + ")";
            case DATE_TIME -> file.use("java.time.OffsetDateTime") + ".parse(" + literal + ")";
            case UUID -> file.use("java.util.UUID") + ".fromString(" + literal + ")";
            case URI -> file.use("java.net.URI") + ".create(" + literal + ")";
            case BYTES -> file.use("java.util.Base64") + ".getDecoder().decode(" + literal + ")";
            case BINARY -> literal + ".getBytes(" + file.use("java.nio.charset.StandardCharsets") + ".UTF_8)";
        };
    }

    private static String number(JavaFile file, Type type, BigDecimal value) {
        if (type instanceof Type.Whole whole) {
            return value.toBigIntegerExact() + (whole.bits() == 64 ? "L" : "");
        } else if (type instanceof Type.Floating floating) {
            return value.toPlainString() + (floating.bits() == 32 ? "F" : "D");
        }
        return "new " + file.use(BigDecimal.class) + "(\"" + value.toPlainString() + "\")";
    }
}
