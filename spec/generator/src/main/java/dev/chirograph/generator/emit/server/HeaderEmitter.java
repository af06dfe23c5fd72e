package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Header;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.emit.BodyContent;
import dev.chirograph.generator.emit.CodecTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Names;

/** Generates expressions of header values. */
final class HeaderEmitter {
    private HeaderEmitter() {}

    /** Returns an expression of the header's value; null at runtime if an optional header is absent. */
    static String expression(JavaFile file, Layout layout, Contract contract, Header header, String value) {
        Type type = header.use().type();
        if (type instanceof Type.Text text && text.kind() == Type.TextKind.PLAIN) {
            return value;
        }
        String written = present(file, layout, contract, header, value);
        return header.required() ? written : value + " == null ? null : " + written;
    }

    private static String present(JavaFile file, Layout layout, Contract contract, Header header, String value) {
        Type type = header.use().type();
        if (type instanceof Type.Text text && text.kind() == Type.TextKind.URI) {
            // Headers are ASCII like URIs, whereas a Java URI may contain other characters.
            return value + ".toASCIIString()";
        } else if (!scalar(type, contract)) {
            return file.use(layout.support("Styles")) + ".header(" + Names.literal(header.name()) + ", "
                    + header.explode() + ", " + file.use(layout.support("Json")) + ".tree("
                    + CodecTypes.codec(file, layout, type) + ", " + value + "))";
        }
        return file.use(layout.support("Scalars")) + ".text(" + value + ")";
    }

    private static boolean scalar(Type type, Contract contract) {
        return BodyContent.textual(type, contract)
                || type instanceof Type.Bool
                || type instanceof Type.Whole
                || type instanceof Type.Decimal
                || type instanceof Type.Floating;
    }
}
