package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Type;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Determines the format of strings. */
final class StringFormats {
    private StringFormats() {}

    static Type.TextKind kind(ReadContext context, AllOfSchemas allOf) {
        Type.TextKind kind = null;
        for (Node format : allOf.all("format")) {
            Type.TextKind said = kind(format.value().asText());
            if (said != null && kind != null && said != kind) {
                context.warn(
                        "unchecked-keyword",
                        format,
                        "another part of the schema has another format, which is used",
                        "use one format");
            }
            kind = kind == null ? said : kind;
        }
        if (kind != null) {
            return kind;
        }
        boolean file = allOf.all("type").stream()
                .anyMatch(type -> type.value().asText().equalsIgnoreCase("file"));
        return file ? Type.TextKind.BINARY : encoded(context, allOf);
    }

    private static Type.@Nullable TextKind kind(String format) {
        return switch (format) {
            case "date" -> Type.TextKind.DATE;
            case "date-time" -> Type.TextKind.DATE_TIME;
            case "uuid" -> Type.TextKind.UUID;
            case "uri", "uri-reference" -> Type.TextKind.URI;
            case "byte" -> Type.TextKind.BYTES;
            case "binary" -> Type.TextKind.BINARY;
            default -> null;
        };
    }

    private static Type.TextKind encoded(ReadContext context, AllOfSchemas allOf) {
        Node encoding = allOf.last("contentEncoding");
        if (encoding != null) {
            if (encoding.value().asText().equalsIgnoreCase("base64")) {
                return Type.TextKind.BYTES;
            }
            Keywords.unchecked(context, encoding, "");
            return Type.TextKind.PLAIN;
        }
        Node media = allOf.last("contentMediaType");
        String type = media == null ? "" : media.value().asText().toLowerCase(Locale.ROOT);
        return type.equals("application/octet-stream") || type.matches("(image|audio|video)/.*")
                ? Type.TextKind.BINARY
                : Type.TextKind.PLAIN;
    }
}
