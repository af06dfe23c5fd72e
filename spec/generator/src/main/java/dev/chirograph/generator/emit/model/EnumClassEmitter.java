package dev.chirograph.generator.emit.model;

import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.Scope;
import dev.chirograph.generator.java.SourceFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Generates an enum and its codec, as a class that can represent values which the document does not name yet. */
final class EnumClassEmitter {
    /** The maximum number of values in a switch, which would load slowly or exceed 64 KB; more are looked up in a map. */
    private static final int MANY = 300;

    private final Declaration.EnumType type;
    private final Unions unions;
    private final Layout layout;
    /** Value to constant. */
    private final Map<String, String> constants = new LinkedHashMap<>();

    EnumClassEmitter(Declaration.EnumType type, Unions unions, Layout layout) {
        this.type = type;
        this.unions = unions;
        this.layout = layout;
        Scope scope = Scope.ofMembers().keep("UNKNOWN");
        for (int index = 0; index < type.values().size(); index++) {
            String wanted = Names.constant(type.sdkNames().get(index));
            constants.put(type.values().get(index), scope.claim(wanted));
        }
    }

    /** Whether the values are too many for one method. */
    private boolean large() {
        return constants.size() > MANY;
    }

    SourceFile model() {
        String name = type.name();
        JavaFile file = new JavaFile(layout.modelPackage(), name).reserve("Known");
        file.javadoc(new Javadoc()
                .prose(type.description())
                .paragraph(
                        type.open()
                                ? "The constants are the values of this version; a newer server may send others, which"
                                        + " {@link #value} gives and {@link #known} calls {@code UNKNOWN}."
                                : "The constants are the only values."));
        if (type.deprecation() != null) {
            file.line("@Deprecated");
        }
        file.line("public final class %s {", name);
        if (large()) {
            file.line(
                            "private static final %s<String, %s> VALUES = new %s<>();",
                            file.use(Map.class), name, file.use("java.util.HashMap"))
                    .blank();
        }
        String make = large() ? "known" : "new " + name;
        constants.forEach((value, constant) -> {
            file.javadoc(new Javadoc().paragraph("The value " + Javadoc.code(value) + "."));
            file.call(
                    "public static final " + name + " " + constant + " = " + make,
                    List.of(Names.literal(value), "Known." + constant),
                    ";");
        });
        file.blank()
                .line("private final String value;")
                .line("private final Known known;")
                .blank();
        file.line("private %s(String value, Known known) {", name)
                .line("this.value = value;")
                .line("this.known = known;")
                .line("}")
                .blank();
        writeOf(file);
        file.javadoc(new Javadoc().paragraph("Returns the JSON value."));
        file.line("public String value() {").line("return value;").line("}").blank();
        file.javadoc(new Javadoc()
                .paragraph("Returns the known value, for use in a switch; {@code UNKNOWN} for any other."));
        file.line("public Known known() {").line("return known;").line("}").blank();
        writeObjectMethods(file);
        file.javadoc(new Javadoc().paragraph("The known values."));
        file.line("public enum Known {");
        constants.forEach((value, constant) -> {
            file.javadoc(new Javadoc().paragraph("The value " + Javadoc.code(value) + "."));
            file.line("%s,", constant);
        });
        file.javadoc(new Javadoc().paragraph("A value that this version does not know."));
        file.line("UNKNOWN").line("}").line("}");
        return file.finish();
    }

    private void writeOf(JavaFile file) {
        file.javadoc(new Javadoc()
                .paragraph("Returns the value of a JSON value, whether it is known or not.")
                .tag("@throws NullPointerException", "if it is null"));
        file.line("public static %s of(String value) {", type.name());
        if (large()) {
            file.line("%s known = VALUES.get(%s.requireNonNull(value));", type.name(), file.use("java.util.Objects"))
                    .line("return known == null ? new %s(value, Known.UNKNOWN) : known;", type.name())
                    .line("}")
                    .blank()
                    .line("private static %s known(String value, Known known) {", type.name())
                    .line("%s constant = new %s(value, known);", type.name(), type.name())
                    .line("VALUES.put(value, constant);")
                    .line("return constant;")
                    .line("}")
                    .blank();
            return;
        }
        file.line("return switch (value) {");
        constants.forEach((value, constant) -> file.labels(List.of(Names.literal(value)), constant + ";"));
        file.line("default -> new %s(value, Known.UNKNOWN);", type.name())
                .line("};")
                .line("}")
                .blank();
    }

    private void writeObjectMethods(JavaFile file) {
        file.line("@Override")
                .line("public boolean equals(@%s Object other) {", file.use("org.jspecify.annotations.Nullable"))
                .line("return other instanceof %s that && value.equals(that.value);", type.name())
                .line("}")
                .blank()
                .line("@Override")
                .line("public int hashCode() {")
                .line("return value.hashCode();")
                .line("}")
                .blank();
        file.javadoc(new Javadoc().paragraph("Returns the JSON value."));
        file.line("@Override")
                .line("public String toString() {")
                .line("return value;")
                .line("}")
                .blank();
    }

    SourceFile codec() {
        String name = type.name();
        String codec = name + "Codec";
        JavaFile file = new JavaFile(layout.codecPackage(), codec);
        String model = file.use(layout.model(name));
        String reader = file.use(layout.support("JsonReader"));
        String writer = file.use(layout.support("JsonWriter"));
        file.javadoc(new Javadoc().paragraph("Reads and writes {@link " + model + "}."));
        if (type.deprecation() != null) {
            file.line("@SuppressWarnings(\"deprecation\")");
        }
        file.line("public final class %s implements %s<%s> {", codec, file.use(layout.support("Codec")), model);
        file.javadoc(new Javadoc().paragraph("The instance."));
        file.line("public static final %s INSTANCE = new %s();", codec, codec).blank();
        file.line("private %s() {}", codec).blank();
        file.line("@Override")
                .line("public @%s %s read(%s reader) {", file.use("org.jspecify.annotations.Nullable"), model, reader)
                .line("String text = reader.string();");
        writeRead(file, model);
        file.line("}").blank();
        writeCheckedOf(file, model);
        file.line("@Override")
                .line("public void write(%s writer, %s value) {", writer, model)
                .line("writer.string(value.value());")
                .line("}")
                .line("}");
        return file.finish();
    }

    /** A client accepts any value, but when it chooses a variant, a known value is evidence for the enum. */
    private void writeRead(JavaFile file, String model) {
        if (layout.half() == Layout.Half.SERVER || !unions.compared(type.name())) {
            file.line("return text == null ? null : of(reader, text);");
            return;
        }
        file.line("if (text == null) {")
                .line("return null;")
                .line("}")
                .line("%s value = of(reader, text);", model)
                .line("if (value.known() == %s.Known.UNKNOWN) {", model)
                .line("reader.unknownValue();")
                .line("}")
                .line("return value;");
    }

    /** Parameters are strings too, so the check is a separate method. */
    private void writeCheckedOf(JavaFile file, String model) {
        boolean server = layout.half() == Layout.Half.SERVER;
        file.javadoc(new Javadoc()
                .paragraph(
                        server
                                ? "Creates a value from a string; a value that is not in the document is reported, and the result is null."
                                : "Creates a value from a string, even if it is not in the document."));
        String sink = file.use(layout.support("ViolationSink"));
        if (!server) {
            file.line("public static %s of(%s sink, String text) {", model, sink)
                    .line("return %s.of(text);", model)
                    .line("}")
                    .blank();
            return;
        }
        file.line(
                        "public static @%s %s of(%s sink, String text) {",
                        file.use("org.jspecify.annotations.Nullable"), model, sink)
                .line("%s value = %s.of(text);", model, model)
                .line("if (value.known() == %s.Known.UNKNOWN) {", model)
                .line("sink.broken(%s);", Names.literal("must be one of " + String.join(", ", type.values())))
                .line("return null;")
                .line("}")
                .line("return value;")
                .line("}")
                .blank();
    }
}
