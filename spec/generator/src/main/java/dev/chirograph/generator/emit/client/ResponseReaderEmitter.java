package dev.chirograph.generator.emit.client;

import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.emit.BodyContent;
import dev.chirograph.generator.emit.CodecTypes;
import dev.chirograph.generator.emit.EncodingEmitter;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.JavaFile;

/** Generates readers of response bodies. */
final class ResponseReaderEmitter {
    private ResponseReaderEmitter() {}

    /** The expression of a reader of a body, where null stands for no body; for events, of a reader of their data. */
    static String reader(JavaFile file, Layout layout, BodyContent payload) {
        String responses = file.use(layout.call("Responses"));
        Type type = payload.use().type();
        return switch (payload.kind()) {
            case JSON -> json(file, layout, type);
            case EVENTS -> plain(type) ? responses + ".text()" : json(file, layout, type);
            case TEXT ->
                plain(type)
                        ? responses + ".text()"
                        : responses + ".text(text -> " + file.use(layout.support("TextBody")) + ".read("
                                + CodecTypes.codec(file, layout, type) + ", text))";
            case BINARY -> responses + ".bytes()";
            case FORM ->
                "(status, mediaType, content) -> " + file.use(layout.support("Forms")) + ".read("
                        + CodecTypes.codec(file, layout, type) + ", content, " + encodings(file, layout, payload) + ")";
            case MULTIPART ->
                "(status, mediaType, content) -> " + file.use(layout.support("Multipart")) + ".read("
                        + CodecTypes.codec(file, layout, type) + ", mediaType, content, "
                        + encodings(file, layout, payload) + ")";
        };
    }

    private static String json(JavaFile file, Layout layout, Type type) {
        return file.use(layout.call("Responses")) + ".json(" + file.use(layout.support("Json")) + ".reader("
                + CodecTypes.codec(file, layout, type) + "))";
    }

    private static String encodings(JavaFile file, Layout layout, BodyContent payload) {
        return EncodingEmitter.map(file, layout, payload.content().encodings());
    }

    private static boolean plain(Type type) {
        return type instanceof Type.Text text && text.kind() == Type.TextKind.PLAIN;
    }
}
