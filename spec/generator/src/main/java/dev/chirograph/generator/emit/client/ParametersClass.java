package dev.chirograph.generator.emit.client;

import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.OperationProse;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.SourceFile;
import java.util.List;

/** Writes the class of the parameters that may be absent, and its builder. */
final class ParametersClass {
    private final ClientOperation operation;
    private final ClientOperation.Options options;
    private final Layout layout;
    private final JavaTypes types;
    private final JavaFile file;
    private final String name;

    ParametersClass(ClientOperation operation, ClientOperation.Options options, Layout layout) {
        this.operation = operation;
        this.options = options;
        this.layout = layout;
        this.types = new JavaTypes(layout);
        this.name = options.type();
        this.file = new JavaFile(layout.apiPackage(), name).reserve("Builder");
    }

    SourceFile emit() {
        file.javadoc(new Javadoc()
                .paragraph("What may be asked for with "
                        + Javadoc.code(operation.operation().id()) + ", all of it optional. Immutable."));
        file.line("public final class %s {", name)
                .line("private static final %s NONE = builder().build();", name)
                .blank();
        options.parameters().forEach(one -> file.line("private final %s %s;", type(one), one.name()));
        file.blank().line("private %s(Builder builder) {", name);
        options.parameters().forEach(one -> file.line("this.%s = builder.%s;", one.name(), one.name()));
        file.line("}").blank();
        writeFactories();
        options.parameters().forEach(this::writeAccessor);
        if (operation.pages() != null) {
            writeStartingAt(operation.pages().cursor());
        }
        writeTo();
        writeBuilder();
        return file.line("}").finish();
    }

    private void writeFactories() {
        file.javadoc(new Javadoc().paragraph("Asks for nothing in particular."));
        file.line("public static %s none() {", name)
                .line("return NONE;")
                .line("}")
                .blank();
        file.javadoc(new Javadoc().paragraph("Starts to say what to ask for."));
        file.line("public static Builder builder() {")
                .line("return new Builder();")
                .line("}")
                .blank();
        file.javadoc(new Javadoc().paragraph("Starts to ask for something else, beginning with this."));
        file.line("public Builder toBuilder() {").line("Builder builder = new Builder();");
        options.parameters().forEach(one -> file.line("builder.%s = %s;", one.name(), one.name()));
        file.line("return builder;").line("}").blank();
    }

    private void writeAccessor(ClientOperation.Argument one) {
        file.javadoc(
                described(one).tag("@return", list(one) ? "unmodifiable, empty when not set" : "null when not set"));
        deprecate(one);
        String value = bytes(one) ? one.name() + " == null ? null : " + one.name() + ".clone()" : one.name();
        file.line("public %s %s() {", type(one), one.name())
                .line("return %s;", value)
                .line("}")
                .blank();
    }

    private void writeStartingAt(ClientOperation.Argument cursor) {
        file.javadoc(new Javadoc().paragraph("Returns the same for the page at a cursor; null leaves it where it is."));
        file.line("%s startingAt(@%s String cursor) {", name, file.use("org.jspecify.annotations.Nullable"))
                .line("return cursor == null ? this : toBuilder().%s(cursor).build();", cursor.name())
                .line("}")
                .blank();
    }

    private void writeTo() {
        file.javadoc(new Javadoc().paragraph("Puts what is set into a request."));
        file.line("void writeTo(%s.Builder request) {", file.use(layout.call("Request")));
        for (ClientOperation.Argument one : options.parameters()) {
            Parameter parameter = one.parameter();
            if (Sending.repeated(parameter)) {
                file.lines(Sending.each(file, layout, parameter, one.name()));
                continue;
            }
            // A request passes over a text that is null.
            boolean plain = parameter.use().type() instanceof Type.Text text && text.kind() == Type.TextKind.PLAIN;
            if (!plain) {
                file.line(list(one) ? "if (!%s.isEmpty()) {" : "if (%s != null) {", one.name());
            }
            file.call(
                    "request." + Sending.method(parameter),
                    Sending.arguments(file, layout, parameter, one.name()),
                    ";");
            if (!plain) {
                file.line("}");
            }
        }
        file.line("}").blank();
    }

    private void writeBuilder() {
        file.javadoc(new Javadoc().paragraph("Says what to ask for. Not safe for use by several threads."));
        file.line("public static final class Builder {");
        options.parameters()
                .forEach(one -> file.line(
                        "private %s %s%s;",
                        type(one), one.name(), list(one) ? " = " + file.use(List.class) + ".of()" : ""));
        file.blank().line("private Builder() {}").blank();
        options.parameters().forEach(this::writeSetter);
        file.javadoc(new Javadoc().paragraph("Ends it."));
        file.line("public %s build() {", name)
                .line("return new %s(this);", name)
                .line("}")
                .line("}");
    }

    private void writeSetter(ClientOperation.Argument one) {
        Type type = one.parameter().use().type();
        Javadoc javadoc = described(one);
        if (!types.primitive(type)) {
            javadoc.tag("@throws NullPointerException", "if it is null");
        }
        file.javadoc(javadoc);
        deprecate(one);
        file.line("public Builder %s(%s value) {", one.name(), types.plain(file, type));
        String value;
        if (list(one)) {
            value = file.use(List.class) + ".copyOf(value)";
        } else if (types.primitive(type)) {
            value = "value";
        } else {
            value = file.use("java.util.Objects") + ".requireNonNull(value, \"" + one.name() + "\")"
                    + (bytes(one) ? ".clone()" : "");
        }
        file.line("this.%s = %s;", one.name(), value)
                .line("return this;")
                .line("}")
                .blank();
    }

    private Javadoc described(ClientOperation.Argument one) {
        Javadoc javadoc = new Javadoc().prose(OperationProse.parameter(one.parameter()));
        if (one.parameter().use().deprecation() != null) {
            javadoc.tag("@deprecated", "the contract says so");
        }
        return javadoc;
    }

    private void deprecate(ClientOperation.Argument one) {
        if (one.parameter().use().deprecation() != null) {
            file.line("@Deprecated");
        }
    }

    private String type(ClientOperation.Argument one) {
        Type type = one.parameter().use().type();
        return list(one) ? types.plain(file, type) : types.nullable(file, type);
    }

    private static boolean list(ClientOperation.Argument one) {
        return one.parameter().use().type() instanceof Type.ListOf;
    }

    private static boolean bytes(ClientOperation.Argument one) {
        return one.parameter().use().type() instanceof Type.Text text && text.kind() == Type.TextKind.BYTES;
    }
}
