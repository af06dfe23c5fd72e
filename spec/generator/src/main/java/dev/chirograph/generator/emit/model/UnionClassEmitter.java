package dev.chirograph.generator.emit.model;

import dev.chirograph.generator.contract.Declaration.UnionType;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.ValueJavadoc;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Generates a union as a sealed interface: its cases are classes of the model, and records that wrap other values. */
final class UnionClassEmitter {
    private final UnionType type;
    private final Unions unions;
    private final Unions.Shape shape;
    private final JavaTypes types;
    private final JavaFile file;

    UnionClassEmitter(UnionType type, Unions unions, Layout layout) {
        this.type = type;
        this.unions = unions;
        this.shape = unions.shape(type.name());
        this.types = new JavaTypes(layout);
        this.file = new JavaFile(layout.modelPackage(), type.name());
        unions.nested(type.name()).forEach(file::reserve);
        unions.inherited(type.name()).forEach(file::reserve);
    }

    SourceFile emit() {
        file.javadoc(new Javadoc()
                .prose(type.description())
                .paragraph(unions.payloadOf(type.name()))
                .paragraph(told()));
        if (type.deprecation() != null) {
            file.line("@Deprecated");
        }
        Map<String, List<String>> clauses = new LinkedHashMap<>();
        clauses.put("extends", List.copyOf(unions.parents(type.name())));
        clauses.put("permits", permitted());
        file.head("public sealed interface " + type.name(), clauses);
        writeFactories();
        for (Unions.Case each : shape.cases()) {
            if (each.wrapper() != null) {
                writeRecord(each.wrapper(), each.variant().use());
            }
        }
        file.javadoc(new Javadoc()
                .paragraph("A variant that this version does not know, as it was sent.")
                .tag("@param value", "the JSON, which is written back as it is"));
        file.line("record %s(%s value) implements %s {}", shape.unknown(), json(), type.name());
        return file.line("}").finish();
    }

    private String told() {
        return type.discriminator() == null
                ? ""
                : "The property " + Javadoc.code(type.discriminator().property()) + " selects the variant.";
    }

    private List<String> permitted() {
        List<String> permitted = new ArrayList<>();
        for (Unions.Case each : shape.cases()) {
            permitted.add(each.wrapper() == null ? types.plain(file, each.type()) : type.name() + "." + each.wrapper());
        }
        permitted.add(type.name() + "." + shape.unknown());
        return permitted;
    }

    /** Generates a factory method for each record, unless another has the same erasure. */
    private void writeFactories() {
        Set<String> written = new HashSet<>();
        for (Unions.Case each : shape.cases()) {
            String java = types.plain(file, each.type());
            if (each.wrapper() != null && written.add(java.replaceFirst("<.*", ""))) {
                file.javadoc(ValueJavadoc.factory(each.variant().use()));
                file.line("static %s of(%s value) {", type.name(), java)
                        .line("return new %s(value);", each.wrapper())
                        .line("}")
                        .blank();
            }
        }
    }

    private void writeRecord(String name, TypeUse use) {
        Type held = use.type();
        String java = types.plain(file, held);
        String head = "record " + name + "(" + java + " value) implements " + type.name() + " {";
        file.javadoc(ValueJavadoc.held(use));
        String copy = CopyEmitter.copy(file, held, "value");
        if (copy.equals("value") && !use.sensitive()) {
            file.line(head + "}").blank();
            return;
        }
        file.line(head);
        if (!copy.equals("value")) {
            file.javadoc(new Javadoc().paragraph("Holds a copy."));
            file.line("public %s {", name).line("value = %s;", copy).line("}").blank();
        }
        if (CopyEmitter.bytes(held)) {
            writeBytes(name);
        }
        if (use.sensitive() || CopyEmitter.bytes(held)) {
            file.line("@Override")
                    .line("public String toString() {")
                    .line("return %s;", use.sensitive() ? "\"***\"" : "value.length + \" bytes\"")
                    .line("}");
        }
        file.line("}").blank();
    }

    /** Arrays are compared by identity and are mutable. */
    private void writeBytes(String name) {
        String arrays = file.use("java.util.Arrays");
        file.javadoc(new Javadoc().paragraph("Returns a copy."));
        file.line("public byte[] value() {")
                .line("return value.clone();")
                .line("}")
                .blank()
                .line("@Override")
                .line("public boolean equals(@%s Object other) {", file.use("org.jspecify.annotations.Nullable"))
                .line("return other instanceof %s that && %s.equals(value, that.value);", name, arrays)
                .line("}")
                .blank()
                .line("@Override")
                .line("public int hashCode() {")
                .line("return %s.hashCode(value);", arrays)
                .line("}")
                .blank();
    }

    private String json() {
        return file.use("jakarta.json.JsonValue");
    }
}
