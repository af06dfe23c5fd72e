package dev.chirograph.generator.emit.client;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.OperationJavadoc;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.SourceFile;
import java.util.List;

/** Generates the class of the optional parameters, and its builder. */
final class ParametersClassEmitter {
    private final ClientOperation operation;
    private final ClientOperation.Options options;
    private final Layout layout;
    private final JavaTypes types;
    private final JavaFile file;
    private final String name;
    private final RequestEmitter sending;

    ParametersClassEmitter(
            ClientOperation operation, ClientOperation.Options options, Contract contract, Layout layout) {
        this.operation = operation;
        this.options = options;
        this.layout = layout;
        this.types = new JavaTypes(layout);
        this.name = options.type();
        this.file = new JavaFile(layout.apiPackage(), name).reserve("Builder");
        this.sending = new RequestEmitter(file, layout, contract);
    }

    SourceFile emit() {
        file.javadoc(new Javadoc()
                .paragraph("The optional parameters of "
                        + Javadoc.code(operation.operation().id())
                        + (options.demanding() ? ". Immutable." : ", all of it optional. Immutable.")));
        file.line("public final class %s {", name);
        if (!options.demanding()) {
            file.line("private static final %s NONE = builder().build();", name).blank();
        }
        options.parameters().forEach(one -> file.line("private final %s %s;", type(one), one.name()));
        file.blank().line("private %s(Builder builder) {", name);
        options.parameters().forEach(one -> file.line("this.%s = %s;", one.name(), taken(one)));
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
        if (!options.demanding()) {
            file.javadoc(new Javadoc().paragraph("No optional parameters."));
            file.line("public static %s none() {", name)
                    .line("return NONE;")
                    .line("}")
                    .blank();
        }
        file.javadoc(new Javadoc().paragraph("Returns a new builder."));
        file.line("public static Builder builder() {")
                .line("return new Builder();")
                .line("}")
                .blank();
        file.javadoc(new Javadoc().paragraph("Returns a builder with these values."));
        file.line("public Builder toBuilder() {").line("Builder builder = new Builder();");
        options.parameters().forEach(one -> file.line("builder.%s = %s;", one.name(), one.name()));
        file.line("return builder;").line("}").blank();
    }

    /** The value that a builder passes for a field. */
    private String taken(ClientOperation.Argument one) {
        return one.parameter().required() && !list(one)
                ? "Builder.set(builder." + one.name() + ", " + Names.literal(one.name()) + ")"
                : "builder." + one.name();
    }

    private void writeAccessor(ClientOperation.Argument one) {
        file.javadoc(described(one)
                .tag(
                        "@return",
                        list(one)
                                ? "unmodifiable, empty when not set"
                                : one.parameter().required() ? "never null" : "null when not set"));
        deprecate(one);
        String value = bytes(one) ? one.name() + " == null ? null : " + one.name() + ".clone()" : one.name();
        file.line("public %s %s() {", type(one), one.name())
                .line("return %s;", value)
                .line("}")
                .blank();
    }

    private void writeStartingAt(ClientOperation.Argument cursor) {
        file.javadoc(new Javadoc().paragraph("Returns these parameters with another cursor; null keeps the cursor."));
        file.line("%s startingAt(@%s String cursor) {", name, file.use("org.jspecify.annotations.Nullable"))
                .line("return cursor == null ? this : toBuilder().%s(cursor).build();", cursor.name())
                .line("}")
                .blank();
    }

    private void writeTo() {
        file.javadoc(new Javadoc().paragraph("Sets the parameters of a request."));
        file.line("void writeTo(%s.Builder request) {", file.use(layout.call("Request")));
        for (ClientOperation.Argument one : options.parameters()) {
            Parameter parameter = one.parameter();
            if (sending.repeated(parameter)) {
                file.lines(sending.each(parameter, one.name()));
                continue;
            }
            // A request skips a string that is null.
            RequestEmitter.Step step = sending.parameter(parameter, one.name());
            boolean plain = step.arguments().contains(one.name());
            boolean checked = !plain && (!parameter.required() || list(one));
            if (checked) {
                file.line(list(one) ? "if (!%s.isEmpty()) {" : "if (%s != null) {", one.name());
            }
            file.call("request." + step.method(), step.arguments(), ";");
            if (checked) {
                file.line("}");
            }
        }
        file.line("}").blank();
    }

    private void writeBuilder() {
        file.javadoc(new Javadoc().paragraph("Builder of the optional parameters. Not thread-safe."));
        file.line("public static final class Builder {");
        options.parameters()
                .forEach(one -> file.line(
                        "private %s %s%s;",
                        list(one)
                                ? type(one)
                                : types.nullable(file, one.parameter().use().type()),
                        one.name(),
                        list(one) ? " = " + file.use(List.class) + ".of()" : ""));
        file.blank().line("private Builder() {}").blank();
        options.parameters().forEach(this::writeSetter);
        file.javadoc(
                options.demanding()
                        ? new Javadoc()
                                .paragraph("Returns the parameters.")
                                .tag("@throws IllegalStateException", "if something that must be there is not set")
                        : new Javadoc().paragraph("Returns the parameters."));
        file.line("public %s build() {", name)
                .line("return new %s(this);", name)
                .line("}");
        if (options.parameters().stream().anyMatch(one -> one.parameter().required() && !list(one))) {
            file.blank()
                    .line(
                            "private static <T> T set(@%s T value, String name) {",
                            file.use("org.jspecify.annotations.Nullable"))
                    .line("if (value == null) {")
                    .line("throw new IllegalStateException(name + \" must be set\");")
                    .line("}")
                    .line("return value;")
                    .line("}");
        }
        file.line("}");
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
        if (type instanceof Type.ListOf list) {
            value = list.element().nullable()
                    ? file.use("java.util.Collections") + ".unmodifiableList(new " + file.use("java.util.ArrayList")
                            + "<>(value))"
                    : file.use(List.class) + ".copyOf(value)";
        } else if (type instanceof Type.MapOf || type instanceof Type.FreeForm) {
            value = file.use("java.util.Collections") + ".unmodifiableMap(new " + file.use("java.util.LinkedHashMap")
                    + "<>(value))";
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
        Javadoc javadoc = new Javadoc().prose(OperationJavadoc.parameter(one.parameter()));
        if (one.parameter().use().deprecation() != null) {
            javadoc.tag("@deprecated", "deprecated in the API document");
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
        boolean present = list(one) || one.parameter().required();
        return present ? types.boxed(file, type) : types.nullable(file, type);
    }

    private static boolean list(ClientOperation.Argument one) {
        return one.parameter().use().type() instanceof Type.ListOf;
    }

    private static boolean bytes(ClientOperation.Argument one) {
        return one.parameter().use().type() instanceof Type.Text text
                && (text.kind() == Type.TextKind.BYTES || text.kind() == Type.TextKind.BINARY);
    }
}
