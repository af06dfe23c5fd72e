package dev.chirograph.generator.emit.model;

import dev.chirograph.generator.contract.Declaration.Discriminator;
import dev.chirograph.generator.contract.Declaration.UnionType;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.emit.CodecTypes;
import dev.chirograph.generator.emit.ConstraintEmitter;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Generates the codec of a union, which selects a variant by the discriminator or by trial. */
final class UnionCodecEmitter {
    private final UnionType type;
    private final Unions unions;
    private final Unions.Shape shape;
    private final Layout layout;
    private final JavaTypes types;
    private final JavaFile file;
    private final String model;
    private final ConstraintEmitter checking;
    private final ValueReadEmitter reading;
    private final ValueWriteEmitter writing;
    /** The methods that read variants for which a codec does not suffice. */
    private final List<String> methods = new ArrayList<>();

    UnionCodecEmitter(UnionType type, Unions unions, Layout layout) {
        this.type = type;
        this.unions = unions;
        this.shape = unions.shape(type.name());
        this.layout = layout;
        this.types = new JavaTypes(layout);
        this.file = new JavaFile(layout.codecPackage(), type.name() + "Codec");
        this.model = file.use(layout.model(type.name()));
        this.checking = new ConstraintEmitter(file, layout);
        this.reading = new ValueReadEmitter(file, layout, checking, type.discriminator() == null);
        this.writing = new ValueWriteEmitter(file, layout);
    }

    SourceFile emit() {
        String codec = file.name();
        List<String> sources = shape.cases().stream().map(this::source).toList();
        file.javadoc(new Javadoc().paragraph("Reads and writes {@link " + model + "}."));
        file.line("public final class %s implements %s<%s> {", codec, file.use(layout.support("Codec")), model);
        file.javadoc(new Javadoc().paragraph("The instance."));
        file.line("public static final %s INSTANCE = new %s();", codec, codec).blank();
        file.raw(checking.constants()).raw(tags()).blank();
        file.line("private %s() {}", codec).blank();
        file.line("@Override")
                .line(
                        "public @%s %s read(%s reader) {",
                        file.use("org.jspecify.annotations.Nullable"), model, file.use(layout.support("JsonReader")));
        if (type.discriminator() == null) {
            choose(sources);
        } else {
            look(type.discriminator(), sources);
        }
        file.line("}").blank();
        write();
        List<String> more = new ArrayList<>(methods);
        more.addAll(reading.methods());
        if (!more.isEmpty()) {
            file.blank();
        }
        file.lines(more);
        return file.line("}").finish();
    }

    private boolean server() {
        return layout.half() == Layout.Half.SERVER;
    }

    /** The reader expression of a variant: its codec, or a method if it is wrapped in a record or validated. */
    private String source(Unions.Case each) {
        TypeUse use = each.variant().use();
        String wrapper = each.wrapper();
        boolean checked = server() && !use.constraints().isEmpty();
        if (wrapper == null && !checked) {
            return CodecTypes.codec(file, layout, each.type());
        }
        String made = wrapper == null ? types.plain(file, each.type()) : model + "." + wrapper;
        String name = reading.claim("read" + (wrapper == null ? each.variant().name() : wrapper));
        methods.add("private static " + types.annotated(file, made) + " " + name + "("
                + file.use(layout.support("JsonReader")) + " reader) {");
        methods.addAll(reading.statements(
                use,
                name + "Value",
                "value",
                value -> "return " + (wrapper == null ? value : "new " + made + "(" + value + ")") + ";"));
        methods.add("return null;");
        methods.add("}");
        methods.add("");
        return file.name() + "::" + name;
    }

    private void choose(List<String> sources) {
        String choice = file.use(layout.support("Choice"));
        List<String> links = new ArrayList<>();
        for (int index = 0; index < sources.size(); index++) {
            Unions.Case each = shape.cases().get(index);
            links.add(".or(" + Names.literal(each.variant().name()) + ", " + sources.get(index) + kinds(each.type())
                    + ")");
        }
        links.add(server() ? (type.exclusive() ? ".one()" : ".best()") : ".orElse(" + unknown() + ")");
        file.chain("return new " + choice + "<" + model + ">(reader)", links, ";");
    }

    private String kinds(Type variant) {
        Set<Unions.JsonType> kinds = unions.kinds(variant);
        return kinds.size() == Unions.JsonType.values().length
                ? ""
                : kinds.stream()
                        .map(kind -> ", " + file.use(layout.support("JsonType")) + "." + kind)
                        .collect(Collectors.joining());
    }

    private void look(Discriminator discriminator, List<String> sources) {
        String property = Names.literal(discriminator.property());
        String choice = file.use(layout.support("Choice"));
        file.line("%s tree = reader.value();", file.use("jakarta.json.JsonValue"))
                .line("if (tree == null) {")
                .line("return null;")
                .line("}")
                .line("return switch (%s.tag(tree, %s)) {", choice, property);
        Set<String> seen = new LinkedHashSet<>();
        for (int index = 0; index < sources.size(); index++) {
            List<String> labels = unions.values(shape.cases().get(index).variant()).stream()
                    .filter(seen::add)
                    .map(Names::literal)
                    .toList();
            if (!labels.isEmpty()) {
                file.labels(labels, "reader.read(" + sources.get(index) + ", tree);");
            }
        }
        file.line(
                        server()
                                ? "default -> %1$s.untold(reader, tree, %2$s, TAGS);"
                                : "default -> %1$s.unknown(reader, tree, %3$s);",
                        choice,
                        property,
                        unknown())
                .line("};");
    }

    private List<String> tags() {
        if (type.discriminator() == null || !server()) {
            return List.of();
        }
        Set<String> tags = new LinkedHashSet<>();
        shape.cases().forEach(each -> tags.addAll(unions.values(each.variant())));
        String list = file.use(List.class);
        return JavaFile.constant(
                list + "<String> TAGS",
                list + ".of",
                tags.stream().map(Names::literal).toList());
    }

    private String unknown() {
        return model + "." + shape.unknown() + "::new";
    }

    private void write() {
        file.line("@Override")
                .line("public void write(%s writer, %s value) {", file.use(layout.support("JsonWriter")), model);
        String keyword = "if";
        for (Unions.Case each : shape.cases()) {
            String made = each.wrapper() == null ? types.plain(file, each.type()) : model + "." + each.wrapper();
            file.line("%s (value instanceof %s each) {", keyword, made)
                    .lines(writing.statements(each.variant().use(), each.wrapper() == null ? "each" : "each.value()"));
            keyword = "} else if";
        }
        file.line("} else if (value instanceof %s.%s each) {", model, shape.unknown())
                .line("writer.value(each.value());")
                .line("}")
                .line("}");
    }
}
