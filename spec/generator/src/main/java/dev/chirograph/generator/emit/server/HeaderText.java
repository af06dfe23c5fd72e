package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Header;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.JavaFile;

/** Writes the text of a header as an expression. */
final class HeaderText {
    private HeaderText() {}

    /** Gives an expression of the header's text, null when the header may be left out and its value is null. */
    static String expression(JavaFile file, Layout layout, Header header, String value) {
        Type type = header.use().type();
        if (type instanceof Type.Text text && text.kind() == Type.TextKind.PLAIN) {
            return value;
        }
        String written = present(file, layout, header, value);
        return header.required() ? written : value + " == null ? null : " + written;
    }

    private static String present(JavaFile file, Layout layout, Header header, String value) {
        Type type = header.use().type();
        if (type instanceof Type.Text text && text.kind() == Type.TextKind.URI) {
            // A header is ASCII, as a URI is; Java's also hold what an IRI may.
            return value + ".toASCIIString()";
        } else if (type instanceof Type.ListOf) {
            return value + ".stream().map(Object::toString).collect(" + file.use("java.util.stream.Collectors")
                    + ".joining(\", \"))";
        } else if (type instanceof Type.MapOf || type instanceof Type.FreeForm || type instanceof Type.Anything) {
            throw new IllegalArgumentException(
                    header.pointer() + ": a header cannot be an object or any value; give it a scalar type");
        }
        return file.use(layout.support("Scalars")) + ".text(" + value + ")";
    }
}
