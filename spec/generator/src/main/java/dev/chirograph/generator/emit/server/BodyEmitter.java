package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.emit.BodyVariant;
import dev.chirograph.generator.emit.EncodingEmitter;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.JavaFile;

/** Generates the common parts of request and response bodies. */
final class BodyEmitter {
    private final JavaFile file;
    private final Layout layout;
    private final JavaTypes types;

    BodyEmitter(JavaFile file, Layout layout) {
        this.file = file;
        this.layout = layout;
        this.types = new JavaTypes(layout);
    }

    /** The Java type of an alternative of a response. */
    String returned(BodyVariant body) {
        if (body.events()) {
            return file.use(layout.runtime("EventSource")) + "<"
                    + types.boxed(file, body.use().type()) + ">";
        }
        return declared(body.use());
    }

    /** The Java type of a value, annotated if nullable. */
    String declared(TypeUse use) {
        return use.nullable() ? types.nullable(file, use.type()) : types.plain(file, use.type());
    }

    /** Returns the expression of the encodings of the properties of a form or multipart body. */
    String encodings(Content content) {
        return EncodingEmitter.map(file, layout, content.encodings());
    }

    /** Whether a value of a type is never null in Java. */
    boolean primitive(Type type) {
        return types.primitive(type);
    }
}
