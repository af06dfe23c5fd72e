package dev.chirograph.generator.emit.model;

import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.DefaultValue;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.emit.ConstraintEmitter;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Generates the codec of an object, which reads its members and validates them on the server. */
final class ObjectCodecEmitter {
    /** The other variables in methods where a property becomes a variable. */
    private static final Pattern VARIABLES = Pattern.compile("writer|value|(element|entry)\\d*");

    /** The maximum number of members in a method, which is limited to 64 KB; more are split over further methods. */
    private static final int PART = 100;

    private final Declaration.ObjectType type;
    private final Unions unions;
    private final Layout layout;
    private final JavaTypes types;
    private final List<Member> members;
    private final JavaFile file;
    private final String model;
    private final ConstraintEmitter checking;
    private final ValueReadEmitter reading;
    private final ValueWriteEmitter writing;
    /** The methods of an object whose members are split. */
    private final List<String> methods = new ArrayList<>();

    ObjectCodecEmitter(Declaration.ObjectType type, Unions unions, Layout layout) {
        this.type = type;
        this.unions = unions;
        this.layout = layout;
        this.types = new JavaTypes(layout);
        this.members = Member.of(type, unions, layout);
        this.file = new JavaFile(layout.codecPackage(), type.name() + "Codec");
        this.model = file.use(layout.model(type.name()));
        this.checking = new ConstraintEmitter(file, layout);
        this.reading = new ValueReadEmitter(file, layout, checking, unions.compared(type.name()));
        this.writing = new ValueWriteEmitter(file, layout);
    }

    SourceFile emit() {
        String codec = file.name();
        // Written first, because it determines the required constants and methods.
        List<String> read = read();
        List<String> write = write();
        file.javadoc(new Javadoc().paragraph("Reads and writes {@link " + model + "}."));
        if (deprecated()) {
            file.line("@SuppressWarnings(\"deprecation\")");
        }
        file.line("public final class %s implements %s<%s> {", codec, file.use(layout.support("Codec")), model);
        file.javadoc(new Javadoc().paragraph("The instance."));
        file.line("public static final %s INSTANCE = new %s();", codec, codec).blank();
        file.raw(required()).raw(checking.constants()).blank();
        file.line("private %s() {}", codec).blank();
        file.lines(read).blank().lines(write);
        methods.addAll(reading.methods());
        if (!methods.isEmpty()) {
            file.blank();
        }
        file.lines(methods);
        return file.line("}").finish();
    }

    private boolean deprecated() {
        return type.deprecation() != null
                || type.fields().stream().anyMatch(field -> field.use().deprecation() != null);
    }

    private List<String> required() {
        String list = file.use(List.class);
        List<String> names = members.stream()
                .filter(member -> member.field().required() && read(member))
                .map(member -> Names.literal(member.field().name()))
                .toList();
        return JavaFile.constant(list + "<String> REQUIRED", list + ".of", names);
    }

    private List<String> read() {
        List<String> lines = new ArrayList<>();
        String reader = file.use(layout.support("JsonReader"));
        String nullable = "@" + file.use("org.jspecify.annotations.Nullable") + " " + model;
        String schema = server() ? checking.schema(type.constraints()) : null;
        lines.add("@Override");
        lines.add("public " + nullable + " read(" + reader + " reader) {");
        if (schema != null) {
            String method = reading.claim("readMembers");
            lines.add("return " + schema + ".read(reader, " + file.name() + "::" + method + ", this);");
            lines.add("}");
            lines.add("");
            lines.add("private static " + nullable + " " + method + "(" + reader + " reader) {");
        }
        lines.add("int before = reader.broken();");
        lines.add("if (!reader.beginObject()) {");
        lines.add("return null;");
        lines.add("}");
        lines.add(model + ".Builder builder = " + model + ".builder();");
        lines.add("for (String name = reader.nextMember(); name != null; name = reader.nextMember()) {");
        List<String> unknown = unknown();
        if (members.isEmpty()) {
            lines.addAll(unknown);
        } else if (members.size() > PART) {
            lines.addAll(readInParts());
            lines.addAll(unknown);
        } else {
            lines.add("switch (name) {");
            members.forEach(member -> lines.addAll(reading(member)));
            lines.addAll(unknown.size() == 1 ? List.of("default -> " + unknown.get(0)) : block("default", unknown));
            lines.add("}");
        }
        lines.add("}");
        if (server()) {
            members.forEach(member -> lines.addAll(defaulted(member)));
            lines.addAll(checking.members(type.constraints(), "reader"));
        }
        lines.add("reader.endObject(REQUIRED);");
        lines.add("return reader.broken() > before ? null : builder.build();");
        lines.add("}");
        return lines;
    }

    private static List<String> block(String label, List<String> statements) {
        List<String> lines = new ArrayList<>();
        lines.add(label + " -> {");
        lines.addAll(statements);
        lines.add("}");
        return lines;
    }

    /** Adds a method for each group of members, and returns the statements that call them in order. */
    private List<String> readInParts() {
        List<String> statements = new ArrayList<>();
        for (List<Member> part : parts()) {
            String method = reading.claim("readPart");
            methods.add("private static boolean " + method + "(" + file.use(layout.support("JsonReader"))
                    + " reader, String name, " + model + ".Builder builder) {");
            methods.add("switch (name) {");
            part.forEach(member -> methods.addAll(reading(member)));
            methods.addAll(block("default", List.of("return false;")));
            methods.add("}");
            methods.add("return true;");
            methods.add("}");
            methods.add("");
            statements.add("if (" + method + "(reader, name, builder)) {");
            statements.add("continue;");
            statements.add("}");
        }
        return statements;
    }

    private List<List<Member>> parts() {
        List<List<Member>> parts = new ArrayList<>();
        for (int from = 0; from < members.size(); from += PART) {
            parts.add(members.subList(from, Math.min(members.size(), from + PART)));
        }
        return parts;
    }

    private boolean server() {
        return layout.half() == Layout.Half.SERVER;
    }

    /** Whether this half reads a property: a server reads requests, a client responses. */
    private boolean read(Member member) {
        return server() ? !member.readOnly() : !member.writeOnly();
    }

    /** Whether this half writes a property. */
    private boolean written(Member member) {
        return server() ? !member.writeOnly() : !member.readOnly();
    }

    private List<String> reading(Member member) {
        List<String> lines = new ArrayList<>();
        if (server() && !read(member)) {
            // A client that edits a response may send it back completely; read-only members are ignored.
            lines.add("case " + Names.literal(member.field().name()) + " -> reader.ignore();");
            return lines;
        }
        lines.add("case " + Names.literal(member.field().name()) + " -> {");
        String method = "read" + Names.type(member.field().name());
        List<String> statements = reading.statements(
                member.use(), method, "value", value -> "builder." + member.name() + "(" + value + ");");
        boolean tolerant =
                !server() && !member.field().required() && !member.use().nullable();
        if (tolerant) {
            // Null from a server means absent here.
            lines.add("if (!reader.readNull()) {");
            lines.addAll(statements);
            lines.add("}");
        } else {
            lines.addAll(statements);
        }
        lines.add("}");
        return lines;
    }

    /** Sets a default that the builder does not start with, because only its JSON is known. */
    private List<String> defaulted(Member member) {
        DefaultValue value = member.use().defaultValue();
        if (value == null || !unions.readFromJson(member.type(), value) || !read(member) || member.required()) {
            return List.of();
        }
        return List.of(
                "if (!reader.has(" + Names.literal(member.field().name()) + ")) {",
                "builder." + member.name() + "(" + DefaultValueEmitter.json(file, layout, member.type(), value) + ");",
                "}");
    }

    private List<String> unknown() {
        TypeUse additional = type.additional();
        if (additional != null) {
            return reading.statements(
                    additional,
                    "readAdditional",
                    "value",
                    value -> "builder.putAdditionalProperty(name, " + value + ");");
        }
        if (unions.keepsUnknown(type, layout)) {
            return List.of("reader.keep(builder::putUnknownProperty);");
        }
        return List.of(type.unknown() == Declaration.Unknown.REFUSED ? "reader.unknownMember();" : "reader.skip();");
    }

    private List<String> write() {
        List<String> lines = new ArrayList<>();
        lines.add("@Override");
        lines.add("public void write(" + file.use(layout.support("JsonWriter")) + " writer, " + model + " value) {");
        lines.add("writer.beginObject();");
        if (members.size() > PART) {
            lines.addAll(writeInParts());
        } else {
            lines.addAll(write(members));
        }
        if (type.additional() != null) {
            lines.addAll(writing.members(type.additional(), "value.additionalProperties()"));
        }
        if (unions.keepsUnknown(type, layout)) {
            lines.add("writer.members(value.unknownProperties());");
        }
        lines.add("writer.end();");
        lines.add("}");
        return lines;
    }

    private List<String> write(List<Member> some) {
        return some.stream()
                .filter(this::written)
                .flatMap(member -> write(member).stream())
                .toList();
    }

    private List<String> writeInParts() {
        List<String> statements = new ArrayList<>();
        for (List<Member> part : parts()) {
            String method = reading.claim("writePart");
            methods.add("private static void " + method + "(" + file.use(layout.support("JsonWriter")) + " writer, "
                    + model + " value) {");
            methods.addAll(write(part));
            methods.add("}");
            methods.add("");
            statements.add(method + "(writer, value);");
        }
        return statements;
    }

    private List<String> write(Member member) {
        List<String> lines = new ArrayList<>();
        String accessor = "value." + member.name() + "()";
        String name = "writer.name(" + Names.literal(member.field().name()) + ");";
        if (member.always()) {
            lines.add(name);
            lines.addAll(writing.statements(member.use(), accessor));
            return lines;
        }
        String local = VARIABLES.matcher(member.name()).matches() ? member.name() + "_" : member.name();
        lines.add(types.boxed(file, member.type()) + " " + local + " = " + accessor + ";");
        boolean alwaysThere = member.required();
        if (!alwaysThere) {
            lines.add("if (" + (member.presence() != null ? "value." + member.presence() + "()" : local + " != null")
                    + ") {");
        }
        lines.add(name);
        lines.addAll(writing.statements(member.use(), local));
        if (!alwaysThere) {
            lines.add("}");
        }
        return lines;
    }
}
