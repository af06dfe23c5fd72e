package dev.chirograph.generator.emit.client;

import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Names;
import java.util.List;
import java.util.Locale;

/** Writes how a parameter is put into a request. */
final class Sending {
    private Sending() {}

    /** The method of a builder of requests that takes a parameter. */
    static String method(Parameter parameter) {
        return parameter.place().name().toLowerCase(Locale.ROOT);
    }

    /** What that method is given for a value that is not null. */
    static List<String> arguments(JavaFile file, Layout layout, Parameter parameter, String value) {
        return List.of(
                Names.literal(parameter.name()),
                text(file, layout, parameter.use().type(), value));
    }

    /** Whether the parameter is sent once for each element. */
    static boolean repeated(Parameter parameter) {
        return parameter.use().type() instanceof Type.ListOf
                && parameter.place() == Parameter.Place.QUERY
                && parameter.explode();
    }

    /** The statements that put the elements of a list into the variable {@code request}, each in its own right. */
    static List<String> each(JavaFile file, Layout layout, Parameter parameter, String list) {
        if (!(parameter.use().type() instanceof Type.ListOf listOf)) {
            throw new IllegalArgumentException(parameter.pointer() + ": is no list");
        }
        String element = text(file, layout, listOf.element().type(), "element");
        return List.of(
                "for (" + new JavaTypes(layout).plain(file, listOf.element().type()) + " element : " + list + ") {",
                "request.query(" + Names.literal(parameter.name()) + ", " + element + ");",
                "}");
    }

    private static String text(JavaFile file, Layout layout, Type type, String value) {
        if (type instanceof Type.Text text && text.kind() == Type.TextKind.PLAIN) {
            return value;
        } else if (type instanceof Type.Reference) {
            return value + ".value()";
        } else if (type instanceof Type.ListOf list) {
            String element = text(file, layout, list.element().type(), "element");
            return element.equals("element")
                    ? "String.join(\",\", " + value + ")"
                    : value + ".stream().map(element -> " + element + ").collect("
                            + file.use("java.util.stream.Collectors") + ".joining(\",\"))";
        }
        return file.use(layout.support("Scalars")) + ".text(" + value + ")";
    }
}
