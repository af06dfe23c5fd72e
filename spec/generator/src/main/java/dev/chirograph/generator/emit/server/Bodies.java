package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Encoding;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.emit.BodyVariant;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Names;
import java.util.ArrayList;
import java.util.List;

/** Writes what bodies of requests and answers have in common. */
final class Bodies {
    private final JavaFile file;
    private final Layout layout;
    private final JavaTypes types;

    Bodies(JavaFile file, Layout layout) {
        this.file = file;
        this.layout = layout;
        this.types = new JavaTypes(layout);
    }

    /** The Java type of an alternative of an answer. */
    String answered(BodyVariant body) {
        if (body.events()) {
            return file.use(layout.runtime("EventSource")) + "<"
                    + types.boxed(file, body.use().type()) + ">";
        }
        return declared(body.use());
    }

    /** The Java type of a value, annotated where it may be null. */
    String declared(TypeUse use) {
        return use.nullable() ? types.nullable(file, use.type()) : types.plain(file, use.type());
    }

    /** The expression of the encodings of a form's or a multipart body's properties. */
    String encodings(Content content) {
        String map = file.use("java.util.Map");
        if (content.encodings().isEmpty()) {
            return map + ".of()";
        }
        String encoding = file.use(layout.support("Encoding"));
        List<String> entries = new ArrayList<>();
        for (Encoding each : content.encodings()) {
            entries.add(map + ".entry(" + Names.literal(each.property()) + ", " + encoding(encoding, each) + ")");
        }
        return map + ".ofEntries(" + String.join(", ", entries) + ")";
    }

    private String encoding(String encoding, Encoding each) {
        String style = file.use(layout.support("Style")) + "." + each.style();
        if (each.mediaTypes().isEmpty()) {
            return encoding + ".of(" + style + ", " + each.explode() + ")";
        }
        String mediaTypes =
                String.join(", ", each.mediaTypes().stream().map(Names::literal).toList());
        return "new " + encoding + "(" + style + ", " + each.explode() + ", " + file.use(List.class) + ".of("
                + mediaTypes + "))";
    }

    /** Whether a value of a type is never null in Java. */
    boolean primitive(Type type) {
        return types.primitive(type);
    }
}
