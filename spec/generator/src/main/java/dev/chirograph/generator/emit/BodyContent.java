package dev.chirograph.generator.emit;

import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import java.util.List;

/**
 * A body in one media type, as generated code represents it.
 *
 * @param content the content in the document
 * @param kind the serialization
 * @param use its use in Java; for events, that of their data
 */
public record BodyContent(Content content, MediaKind kind, TypeUse use) {
    private static final Type TEXT = new Type.Text(Type.TextKind.PLAIN);
    private static final Type BYTES = new Type.Text(Type.TextKind.BINARY);

    /**
     * Determines the representation of a body. A schema applies only if the media type can carry such values: XML is a
     * string, an image is bytes, and a form that is not an object is the raw string.
     */
    public static BodyContent of(Content content, Contract contract) {
        TypeUse use = content.use();
        MediaKind kind = kind(content, contract);
        return switch (kind) {
            case JSON -> new BodyContent(content, kind, use);
            case EVENTS -> new BodyContent(content, kind, binary(use.type()) ? as(use, TEXT) : use);
            case FORM, MULTIPART -> new BodyContent(content, kind, as(use, use.type()));
            case TEXT -> new BodyContent(content, kind, as(use, text(content, contract) ? use.type() : TEXT));
            case BINARY -> new BodyContent(content, kind, as(use, BYTES));
        };
    }

    /**
     * Whether a value of a type is written as plain text instead of JSON: as a whole body, or as the data of an event.
     */
    public static boolean textual(Type type, Contract contract) {
        if (type instanceof Type.Reference reference) {
            return contract.declaration(reference.name()) instanceof Declaration.EnumType;
        }
        return type instanceof Type.Text;
    }

    /** Whether the raw bytes or the raw string are handed over with their media type. */
    public boolean raw() {
        return kind == MediaKind.BINARY || kind == MediaKind.TEXT && use.type().equals(TEXT);
    }

    /** Whether the media type is a range, of which the sender has to choose one. */
    public boolean range() {
        return MediaTypes.range(content.mediaType());
    }

    /** The media type to send: the document's; for a range, the least specific one. */
    public String mediaType() {
        if (!range()) {
            return content.mediaType();
        }
        return switch (kind) {
            case JSON -> "application/json";
            case FORM -> "application/x-www-form-urlencoded";
            case MULTIPART -> "multipart/form-data";
            case TEXT -> "text/plain";
            case EVENTS -> "text/event-stream";
            case BINARY -> "application/octet-stream";
        };
    }

    private static MediaKind kind(Content content, Contract contract) {
        Type type = content.use().type();
        MediaKind kind = MediaTypes.kind(content.mediaType());
        if (MediaTypes.any(content.mediaType())) {
            return binary(type) ? MediaKind.BINARY : type instanceof Type.Text ? MediaKind.TEXT : MediaKind.JSON;
        } else if (kind == MediaKind.JSON || kind == MediaKind.TEXT) {
            return binary(type) ? MediaKind.BINARY : kind;
        } else if (kind == MediaKind.FORM && !hasMembers(type, contract)) {
            return binary(type) ? MediaKind.BINARY : MediaKind.TEXT;
        }
        boolean parts = hasMembers(type, contract) || type instanceof Type.ListOf;
        return kind == MediaKind.MULTIPART && !parts ? MediaKind.BINARY : kind;
    }

    private static boolean binary(Type type) {
        return type.equals(BYTES);
    }

    private static boolean hasMembers(Type type, Contract contract) {
        if (type instanceof Type.Reference reference) {
            return !(contract.declaration(reference.name()) instanceof Declaration.EnumType);
        }
        return type instanceof Type.MapOf || type instanceof Type.FreeForm || type instanceof Type.Anything;
    }

    /** Whether a string can be parsed as the type in the document. */
    private static boolean text(Content content, Contract contract) {
        Type type = content.use().type();
        if (MediaTypes.kind(content.mediaType()) == MediaKind.TEXT
                && MediaTypes.name(content.mediaType(), MediaKind.TEXT).equals("Xml")) {
            return false;
        }
        return textual(type, contract)
                || type instanceof Type.Bool
                || type instanceof Type.Whole
                || type instanceof Type.Decimal
                || type instanceof Type.Floating;
    }

    /** Only JSON has null; constraints apply only to the type they were written for. */
    private static TypeUse as(TypeUse use, Type type) {
        List<Constraint> constraints = use.type().equals(type) ? use.constraints() : List.of();
        return new TypeUse(
                use.pointer(),
                use.description(),
                type,
                false,
                constraints,
                use.defaultValue(),
                use.sensitive(),
                use.readOnly(),
                use.writeOnly(),
                use.deprecation(),
                use.examples());
    }
}
