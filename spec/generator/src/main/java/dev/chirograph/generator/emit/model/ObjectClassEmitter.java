package dev.chirograph.generator.emit.model;

import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.DefaultValue;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.ValueJavadoc;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.SourceFile;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Generates an object as an immutable class with accessors and a builder. */
final class ObjectClassEmitter {
    private static final String ADDITIONAL = "additionalProperties";
    private static final String UNKNOWN = "unknownProperties";
    /** Variables of the generated methods that read fields. */
    private static final Set<String> VARIABLES = Set.of("text", "that", "other", "equal");
    /** The maximum number of operands in an expression; a deeper one overflows the compiler's stack. */
    private static final int MANY = 100;

    private final Declaration.ObjectType type;
    private final Unions unions;
    private final Layout layout;
    private final JavaTypes types;
    private final List<Member> members;
    private final JavaFile file;
    /** Whether the class keeps members that the document does not name. */
    private final boolean keeps;

    ObjectClassEmitter(Declaration.ObjectType type, Unions unions, Layout layout) {
        this.type = type;
        this.unions = unions;
        this.layout = layout;
        this.types = new JavaTypes(layout);
        this.members = Member.of(type, unions, layout);
        this.keeps = unions.keepsUnknown(type, layout);
        this.file = new JavaFile(layout.modelPackage(), type.name()).reserve("Builder");
        unions.inherited(type.name()).forEach(file::reserve);
    }

    SourceFile emit() {
        file.javadoc(new Javadoc()
                .prose(type.description())
                .paragraph(unions.payloadOf(type.name()))
                .paragraph("Immutable."));
        if (type.deprecation() != null) {
            file.line("@Deprecated");
        }
        file.head("public final class " + type.name(), Map.of("implements", List.copyOf(unions.parents(type.name()))));
        writeFields();
        writeConstructor();
        writeFactories();
        members.forEach(this::writeAccessor);
        writeAdditionalAccessor();
        writeUnknownAccessor();
        writeEquals();
        writeHashCode();
        writeToString();
        writeBuilder();
        return file.line("}").finish();
    }

    private void writeFields() {
        if (keeps && !members.isEmpty()) {
            String set = file.use("java.util.Set");
            file.raw(JavaFile.filled(set + "<String> NAMES", set + ".of", names()))
                    .blank();
        }
        for (Member member : members) {
            file.line("private final %s %s;", javaType(member), member.name());
            if (member.presence() != null) {
                file.line("private final boolean %s;", member.presence());
            }
        }
        if (additional() != null) {
            file.line("private final %s %s;", mapOfAdditional(), ADDITIONAL);
        }
        if (keeps) {
            file.line("private final %s %s;", mapOfUnknown(), UNKNOWN);
        }
        file.blank();
    }

    private void writeConstructor() {
        file.line("private %s(Builder builder) {", type.name());
        for (Member member : members) {
            String value = "builder." + member.name();
            if (member.always()) {
                file.line("this.%s = set(%s, \"%s\");", member.name(), value, member.name());
            } else {
                file.line("this.%s = %s;", member.name(), value);
            }
            if (member.presence() != null) {
                file.line("this.%s = builder.%s;", member.presence(), member.presence());
            }
        }
        if (additional() != null) {
            file.line("this.%s = %s;", ADDITIONAL, CopyEmitter.map(file, "builder." + ADDITIONAL));
        }
        if (keeps) {
            String given = "builder." + UNKNOWN;
            file.line("this.%s = %s.isEmpty()", UNKNOWN, given)
                    .continued("? " + file.use("java.util.Map") + ".of()")
                    .continued(": " + CopyEmitter.map(file, given) + ";");
        }
        file.line("}").blank();
        if (members.stream().anyMatch(Member::always)) {
            file.line(
                            "private static <T> T set(@%s T value, String property) {",
                            file.use("org.jspecify.annotations.Nullable"))
                    .line("if (value == null) {")
                    .line("throw new IllegalStateException(property + \" must be set\");")
                    .line("}")
                    .line("return value;")
                    .line("}")
                    .blank();
        }
    }

    private void writeFactories() {
        file.javadoc(new Javadoc().paragraph("Returns a new builder."));
        file.line("public static Builder builder() {")
                .line("return new Builder();")
                .line("}")
                .blank();
        file.javadoc(new Javadoc().paragraph("Returns a builder with the values of this object."));
        file.line("public Builder toBuilder() {").line("Builder builder = new Builder();");
        for (Member member : members) {
            file.line("builder.%s = %s;", member.name(), member.name());
            if (member.presence() != null) {
                file.line("builder.%s = %s;", member.presence(), member.presence());
            }
        }
        if (additional() != null) {
            file.line("builder.%s.putAll(%s);", ADDITIONAL, ADDITIONAL);
        }
        if (keeps) {
            file.line("builder.%s.putAll(%s);", UNKNOWN, UNKNOWN);
        }
        file.line("return builder;").line("}").blank();
    }

    private void writeAccessor(Member member) {
        file.javadoc(ValueJavadoc.accessor(member.field(), member.required(), member.always()));
        if (member.use().deprecation() != null) {
            file.line("@Deprecated");
        }
        String value = member.name();
        if (member.bytes()) {
            value = member.always() ? value + ".clone()" : value + " == null ? null : " + value + ".clone()";
        }
        file.line("public %s %s() {", javaType(member), member.name())
                .line("return %s;", value)
                .line("}")
                .blank();
        if (member.presence() != null) {
            file.javadoc(new Javadoc()
                    .paragraph("Returns whether {@link #" + member.name() + "} is present, even if it is null."));
            file.line("public boolean %s() {", member.presence())
                    .line("return %s;", member.presence())
                    .line("}")
                    .blank();
        }
    }

    private void writeAdditionalAccessor() {
        if (additional() != null) {
            file.javadoc(new Javadoc().paragraph("Returns the additional properties, unmodifiable."));
            file.line("public %s %s() {", mapOfAdditional(), ADDITIONAL)
                    .line("return %s;", ADDITIONAL)
                    .line("}")
                    .blank();
        }
    }

    private void writeUnknownAccessor() {
        if (keeps) {
            file.javadoc(new Javadoc()
                    .paragraph("Returns the properties that this version does not know, by name in the order in which "
                            + "they were read, unmodifiable. They are written back."));
            file.line("public %s %s() {", mapOfUnknown(), UNKNOWN)
                    .line("return %s;", UNKNOWN)
                    .line("}")
                    .blank();
        }
    }

    private void writeEquals() {
        file.line("@Override")
                .line("public boolean equals(@%s Object other) {", file.use("org.jspecify.annotations.Nullable"));
        List<String> parts = parts().map(this::equal).toList();
        if (parts.isEmpty()) {
            file.line("return other instanceof %s;", type.name());
        } else {
            String joined = "return other instanceof " + type.name() + " that && " + String.join(" && ", parts) + ";";
            if (file.fits(joined)) {
                file.line(joined).line("}").blank();
                return;
            }
            List<String> first = parts.subList(0, Math.min(MANY, parts.size()));
            if (parts.size() <= MANY) {
                writeAnd("return other instanceof " + type.name() + " that", first);
            } else {
                file.line("if (!(other instanceof %s that)) {", type.name())
                        .line("return false;")
                        .line("}");
                writeAnd("boolean equal = " + first.get(0), first.subList(1, MANY));
                for (int from = MANY; from < parts.size(); from += MANY) {
                    writeAnd("equal = equal", parts.subList(from, Math.min(from + MANY, parts.size())));
                }
                file.line("return equal;");
            }
        }
        file.line("}").blank();
    }

    private void writeAnd(String start, List<String> parts) {
        file.line(start);
        parts.subList(0, parts.size() - 1).forEach(part -> file.continued("&& " + part));
        file.continued("&& " + parts.get(parts.size() - 1) + ";");
    }

    private void writeHashCode() {
        List<String> values = parts().map(
                        part -> part.bytes ? file.use("java.util.Arrays") + ".hashCode(" + part.name + ")" : part.name)
                .toList();
        file.line("@Override").line("public int hashCode() {");
        if (values.isEmpty()) {
            file.line("return 1;");
        } else {
            file.call("return " + file.use("java.util.Objects") + ".hash", values, ";");
        }
        file.line("}").blank();
    }

    private void writeToString() {
        boolean hides = members.stream().anyMatch(Member::hidden);
        file.javadoc(new Javadoc()
                .paragraph(
                        hides
                                ? "Returns the values for logging, without the sensitive ones."
                                : "Returns the values for logging."));
        String joiner = file.use("java.util.StringJoiner");
        file.line("@Override")
                .line("public String toString() {")
                .line("%s text = new %s(\", \", \"%s[\", \"]\");", joiner, joiner, type.name());
        for (Member member : members) {
            String guard = member.presence() != null
                    ? member.presence()
                    : member.required() || member.always() ? null : own(member.name()) + " != null";
            if (guard != null) {
                file.line("if (%s) {", guard);
            }
            file.line("text.add(%s);", shown(member));
            if (guard != null) {
                file.line("}");
            }
        }
        if (additional() != null || keeps) {
            String map = keeps ? UNKNOWN : ADDITIONAL;
            file.line("if (!%s.isEmpty()) {", map)
                    .line("text.add(\"%s=\" + %s.keySet());", map, map)
                    .line("}");
        }
        file.line("return text.toString();").line("}").blank();
    }

    private static String shown(Member member) {
        String own = own(member.name());
        String label = "\"" + member.name() + "=";
        if (member.hidden()) {
            return label + "***\"";
        } else if (!member.bytes()) {
            return label + "\" + " + own;
        }
        String length = own + ".length + \" bytes\"";
        return label + "\" + " + (member.use().nullable() ? "(" + own + " == null ? null : " + length + ")" : length);
    }

    /** The name of the field, distinct from the variables of the methods that read it. */
    private static String own(String name) {
        return VARIABLES.contains(name) ? "this." + name : name;
    }

    private void writeBuilder() {
        file.javadoc(new Javadoc().paragraph("Builder of {@link " + type.name() + "}. Not thread-safe."));
        if (type.deprecation() != null) {
            file.line("@Deprecated");
        }
        file.line("public static final class Builder {");
        for (Member member : members) {
            DefaultValue value = start(member);
            String start =
                    value == null ? "" : " = " + DefaultValueEmitter.expression(file, layout, member.type(), value);
            file.line("private %s %s%s;", types.nullable(file, member.type()), member.name(), start);
            if (member.presence() != null) {
                file.line("private boolean %s;", member.presence());
            }
        }
        if (additional() != null) {
            file.line(
                    "private final %s %s = new %s<>();",
                    mapOfAdditional(), ADDITIONAL, file.use("java.util.LinkedHashMap"));
        }
        if (keeps) {
            file.line(
                    "private final %s %s = new %s<>();", mapOfUnknown(), UNKNOWN, file.use("java.util.LinkedHashMap"));
        }
        file.blank().line("private Builder() {}").blank();
        members.forEach(this::writeSetter);
        writeAdditionalSetter();
        writeUnknownSetter();
        file.javadoc(new Javadoc()
                .paragraph("Returns the object.")
                .tag("@throws IllegalStateException", "naming a property that must be set and is not"));
        file.line("public %s build() {", type.name())
                .line("return new %s(this);", type.name())
                .line("}")
                .line("}");
    }

    /** The initial value in a builder: a default that the server applies, or the only value that a property can have. */
    private @Nullable DefaultValue start(Member member) {
        if (member.always() && !member.required()) {
            return member.use().defaultValue();
        }
        boolean text = member.type() instanceof Type.Text plain && plain.kind() == Type.TextKind.PLAIN;
        String tag = unions.tag(type.name(), member.field().name());
        if (tag != null
                && member.presence() == null
                && (text || unions.declaration(member.type()) instanceof Declaration.EnumType)) {
            return new DefaultValue.Text(tag);
        }
        List<String> only = text && member.always() ? only(member.use().constraints()) : List.of();
        return only.size() == 1 ? new DefaultValue.Text(only.get(0)) : null;
    }

    private static List<String> only(List<Constraint> constraints) {
        return constraints.stream()
                .filter(Constraint.OneOf.class::isInstance)
                .map(constraint -> ((Constraint.OneOf) constraint).values())
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    private void writeSetter(Member member) {
        TypeUse use = member.use();
        file.javadoc(ValueJavadoc.setter(member.field(), member.required()));
        if (use.deprecation() != null) {
            file.line("@Deprecated");
        }
        String parameter = use.nullable() ? types.nullable(file, member.type()) : types.plain(file, member.type());
        file.line("public Builder %s(%s value) {", member.name(), parameter);
        String copy = CopyEmitter.copy(file, member.type(), "value");
        boolean guarded = use.nullable() && !copy.equals("value");
        file.line("this.%s = %s;", member.name(), guarded ? "value == null ? null : " + copy : copy);
        if (member.presence() != null) {
            file.line("this.%s = true;", member.presence());
        }
        file.line("return this;").line("}").blank();
    }

    private void writeAdditionalSetter() {
        TypeUse additional = additional();
        if (additional == null) {
            return;
        }
        file.javadoc(new Javadoc().paragraph("Adds an additional property."));
        file.line(
                        "public Builder putAdditionalProperty(String name, %s value) {",
                        additional.nullable()
                                ? types.nullable(file, additional.type())
                                : types.plain(file, additional.type()))
                .line("this.%s.put(name, value);", ADDITIONAL)
                .line("return this;")
                .line("}")
                .blank();
    }

    private void writeUnknownSetter() {
        if (!keeps) {
            return;
        }
        Javadoc javadoc = new Javadoc().paragraph("Adds a property that this version does not know.");
        if (!members.isEmpty()) {
            javadoc.tag("@throws IllegalArgumentException", "when it is known: then it has a method of its own");
        }
        file.javadoc(javadoc);
        file.line("public Builder putUnknownProperty(String name, %s value) {", file.use("jakarta.json.JsonValue"));
        if (!members.isEmpty()) {
            file.line("if (NAMES.contains(name)) {")
                    .line("throw new IllegalArgumentException(name + \" is known and has a method of its own\");")
                    .line("}");
        }
        file.line("this.%s.put(name, value);", UNKNOWN)
                .line("return this;")
                .line("}")
                .blank();
    }

    private List<String> names() {
        return members.stream()
                .map(member -> Names.literal(member.field().name()))
                .toList();
    }

    private String mapOfUnknown() {
        return file.use("java.util.Map") + "<String, " + file.use("jakarta.json.JsonValue") + ">";
    }

    /** A field of the class in {@code equals}. */
    private record Part(String name, boolean primitive, boolean bytes) {}

    private Stream<Part> parts() {
        Stream<Part> own = members.stream().flatMap(member -> {
            boolean exact = types.primitive(member.type()) && !(member.type() instanceof Type.Floating);
            Part value = new Part(member.name(), member.always() && exact, member.bytes());
            return member.presence() == null
                    ? Stream.of(value)
                    : Stream.of(value, new Part(member.presence(), true, false));
        });
        Stream<Part> more = additional() != null || keeps
                ? Stream.of(new Part(keeps ? UNKNOWN : ADDITIONAL, false, false))
                : Stream.of();
        return Stream.concat(own, more);
    }

    private String equal(Part part) {
        String own = own(part.name);
        if (part.primitive) {
            return own + " == that." + part.name;
        }
        return file.use(part.bytes ? "java.util.Arrays" : "java.util.Objects") + ".equals(" + own + ", that."
                + part.name + ")";
    }

    private String javaType(Member member) {
        return member.always() ? types.plain(file, member.type()) : types.nullable(file, member.type());
    }

    private @Nullable TypeUse additional() {
        return type.additional();
    }

    private String mapOfAdditional() {
        TypeUse additional = type.additional();
        if (additional == null) {
            throw new IllegalStateException(type.name() + " keeps no further members");
        }
        return types.plain(file, new Type.MapOf(additional));
    }
}
