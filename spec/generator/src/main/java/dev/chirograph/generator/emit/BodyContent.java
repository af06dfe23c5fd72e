package dev.chirograph.generator.emit;

import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import java.util.List;

/**
 * A body in one media type, as generated code carries it.
 *
 * @param content what the document says of it
 * @param kind how it is written
 * @param use what it is in Java; of events, what the data of one is
 */
public record BodyContent(Content content, MediaKind kind, TypeUse use) {
    private static final Type TEXT = new Type.Text(Type.TextKind.PLAIN);
    private static final Type BYTES = new Type.Text(Type.TextKind.BINARY);

    /**
     * Says how a body is carried. A schema only says what a body is where its media type can carry that: of XML there is the
     * text alone, of an image the bytes, and a form that is no object is the text that was sent.
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
     * Whether a value of a type stands in a string as it is, and not as JSON: as the whole of a string, or as the data of an event.
     */
    public static boolean textual(Type type, Contract contract) {
        if (type instanceof Type.Reference reference) {
            return contract.declaration(reference.name()) instanceof Declaration.EnumType;
        }
        return type instanceof Type.Text;
    }

    /** Whether the bytes or the text are handed over as they are, so that their media type says what they are. */
    public boolean raw() {
        return kind == MediaKind.BINARY || kind == MediaKind.TEXT && use.type().equals(TEXT);
    }

    /** Whether the media type is a range, of which the sender has to pick one. */
    public boolean range() {
        return MediaTypes.range(content.mediaType());
    }

    /** The media type to send: the document's, or of a range the one that says least. */
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

    /** Whether a string can be read as the type that the document gives it. */
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

    /** Only JSON has a null; constraints are those of the type that they were written for. */
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
