package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Type;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells what a string stands for. */
final class Texts {
    private Texts() {}

    static Type.TextKind kind(Source source, Meet meet) {
        Type.TextKind kind = null;
        for (Node format : meet.all("format")) {
            Type.TextKind said = kind(format.value().asText());
            if (said != null && kind != null && said != kind) {
                source.notice(
                        "unchecked-keyword",
                        format,
                        "another part has another format, which is taken",
                        "say one format");
            }
            kind = kind == null ? said : kind;
        }
        if (kind != null) {
            return kind;
        }
        boolean file =
                meet.all("type").stream().anyMatch(type -> type.value().asText().equalsIgnoreCase("file"));
        return file ? Type.TextKind.BINARY : encoded(source, meet);
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

    private static Type.TextKind encoded(Source source, Meet meet) {
        Node encoding = meet.last("contentEncoding");
        if (encoding != null) {
            if (encoding.value().asText().equalsIgnoreCase("base64")) {
                return Type.TextKind.BYTES;
            }
            Keywords.unchecked(source, encoding, "");
            return Type.TextKind.PLAIN;
        }
        Node media = meet.last("contentMediaType");
        String type = media == null ? "" : media.value().asText().toLowerCase(Locale.ROOT);
        return type.equals("application/octet-stream") || type.matches("(image|audio|video)/.*")
                ? Type.TextKind.BINARY
                : Type.TextKind.PLAIN;
    }
}
