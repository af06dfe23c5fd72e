package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.emit.BodyContent;
import dev.chirograph.generator.emit.CodecTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.JavaFile;
import java.util.function.Function;

/** Generates expressions that create the runtime's responses. */
final class ResponseEmitter {
    private final JavaFile file;
    private final Contract contract;
    private final Layout layout;
    private final BodyEmitter bodies;

    ResponseEmitter(JavaFile file, Contract contract, Layout layout) {
        this.file = file;
        this.contract = contract;
        this.layout = layout;
        this.bodies = new BodyEmitter(file, layout);
    }

    /**
     * Returns the expression of a response with a body.
     *
     * @param mediaType the expression of its media type
     * @param body the expression of its body
     */
    String expression(String status, BodyContent payload, String mediaType, String body) {
        String response = file.use(layout.runtime("Response"));
        String codec = CodecTypes.codec(file, layout, payload.use());
        return switch (payload.kind()) {
            case JSON -> response + ".of(" + status + ", " + mediaType + ", " + codec + ", " + body + ")";
            case FORM ->
                response + ".of(" + status + ", " + mediaType + ", " + file.use(layout.support("Forms")) + ".write("
                        + codec + ", " + body + ", " + bodies.encodings(payload.content()) + "))";
            case MULTIPART ->
                response + ".of(" + status + ", " + file.use(layout.support("Multipart")) + ".write(" + mediaType + ", "
                        + codec + ", " + body + ", " + bodies.encodings(payload.content()) + "))";
            case TEXT ->
                response + ".text(" + status + ", " + mediaType + ", "
                        + text(payload.use().type(), body) + ")";
            case BINARY -> response + ".of(" + status + ", " + mediaType + ", " + body + ")";
            case EVENTS ->
                response + ".events(" + status + ", " + mediaType + ", "
                        + (BodyContent.textual(payload.use().type(), contract)
                                ? textOfEvents(payload.use().type())
                                : codec)
                        + ", " + body + ")";
        };
    }

    private String text(Type type, String value) {
        return plain(type) ? value : file.use(layout.support("Scalars")) + ".text(" + value + ")";
    }

    /** A method reference that serializes an event; a lambda parameter might clash with the name of an argument. */
    private String textOfEvents(Type type) {
        return plain(type) ? file.use(Function.class) + ".identity()" : file.use(layout.support("Scalars")) + "::text";
    }

    private static boolean plain(Type type) {
        return type instanceof Type.Text text && text.kind() == Type.TextKind.PLAIN;
    }
}
