package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.DefaultValue;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.Use;
import dev.chirograph.generator.emit.Checking;
import dev.chirograph.generator.emit.CodecTypes;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.model.Defaults;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Writes how parameters are read into one file: an expression in place, and methods for what has constraints to check. */
final class ParameterReading {
    /** Stands for a method's name in its lines. */
    private static final String NAME = "${name}";

    private final JavaFile file;
    private final Contract contract;
    private final Layout layout;
    private final JavaTypes types;
    private final Checking checking;
    private final Scope names;
    /** What a method says but for its name, to its name: operations that share a parameter share its method. */
    private final Map<List<String>, String> methods = new LinkedHashMap<>();

    ParameterReading(JavaFile file, Contract contract, Layout layout, Checking checking, Scope names) {
        this.file = file;
        this.contract = contract;
        this.layout = layout;
        this.types = new JavaTypes(layout);
        this.checking = checking;
        this.names = names;
    }

    /** Whether a parameter stands for a list. */
    static boolean list(Parameter parameter) {
        return parameter.use().type() instanceof Type.ListOf;
    }

    /** The methods that the expressions so far need. */
    void writeMethods() {
        methods.forEach((lines, name) -> {
            file.blank();
            lines.forEach(line -> file.line(line.replace(NAME, name)));
        });
    }

    /** The expression that reads a parameter from the variable {@code parameters}. */
    String expression(Parameter parameter) {
        Use use = parameter.use();
        if (use.type() instanceof Type.ListOf list) {
            return list(parameter, list);
        }
        String reader = reader(use, "read" + Names.type(parameter.name()));
        DefaultValue absent = use.defaultValue();
        if (parameter.required()) {
            return source(parameter) + ".required(" + reader + ")";
        } else if (absent == null) {
            return source(parameter) + ".optional(" + reader + ")";
        }
        return source(parameter) + ".or(" + Defaults.expression(file, layout, use.type(), absent) + ", " + reader + ")";
    }

    private static String source(Parameter parameter) {
        return "parameters." + parameter.place().name().toLowerCase(Locale.ROOT) + "(" + Names.literal(parameter.name())
                + ")";
    }

    private String list(Parameter parameter, Type.ListOf list) {
        String name = "read" + Names.type(parameter.name());
        String source = listSource(parameter);
        String method = parameter.required() ? ".requiredList(" : ".list(";
        List<String> checks = checking.statements(parameter.use(), "parameter.place()", "elements");
        if (checks.isEmpty()) {
            return source + method + reader(list.element(), name) + ")";
        }
        String element = reader(list.element(), name + "Element");
        List<String> lines = new ArrayList<>();
        lines.add("private static " + types.plain(file, list) + " " + NAME + "(" + file.use(layout.api("Parameter"))
                + " parameter) {");
        lines.add(types.plain(file, list) + " elements = parameter" + method + element + ");");
        // An absent list breaks no lower bound: it is absent.
        boolean bounded = parameter.use().constraints().stream().anyMatch(Constraint.MinItems.class::isInstance);
        if (bounded) {
            lines.add("if (!parameter.values().isEmpty()) {");
        }
        lines.addAll(checks);
        if (bounded) {
            lines.add("}");
        }
        lines.add("return elements;");
        lines.add("}");
        return method(lines, name) + "(" + source + ")";
    }

    /** Of the styles of OpenAPI, all but an exploded query part a list by commas. */
    private static String listSource(Parameter parameter) {
        return switch (parameter.place()) {
            case QUERY -> parameter.explode() ? source(parameter) : source(parameter) + ".split()";
            case HEADER -> "parameters.headerList(" + Names.literal(parameter.name()) + ")";
            case PATH, COOKIE -> source(parameter) + ".split()";
        };
    }

    /** The expression of a reader of one text. */
    private String reader(Use use, String name) {
        Function<String, String> parse = parser(use);
        List<String> checks = checking.statements(use, "place", "value");
        if (checks.isEmpty()) {
            return parse.apply("::");
        }
        boolean text = use.type() instanceof Type.Text kind && kind.kind() == Type.TextKind.PLAIN;
        List<String> lines = new ArrayList<>();
        String place = file.use(layout.support("Place"));
        if (text) {
            lines.add("private static String " + NAME + "(" + place + " place, String value) {");
            lines.addAll(checks);
        } else {
            lines.add("private static " + types.nullable(file, use.type()) + " " + NAME + "(" + place
                    + " place, String text) {");
            lines.add(types.boxed(file, use.type()) + " value = " + parse.apply(".") + "(place, text);");
            lines.add("if (value != null) {");
            lines.addAll(checks);
            lines.add("}");
        }
        lines.add("return value;");
        lines.add("}");
        return file.name() + "::" + method(lines, name);
    }

    /** Gives the method that makes a value of a text, after its class and what is put between. */
    private Function<String, String> parser(Use use) {
        if (use.type() instanceof Type.Reference reference
                && contract.declaration(reference.name()) instanceof Declaration.EnumType) {
            return between -> file.use(layout.codec(reference.name())) + between + "of";
        }
        boolean scalar =
                types.primitive(use.type()) || use.type() instanceof Type.Decimal || use.type() instanceof Type.Text;
        if (!scalar) {
            throw new IllegalArgumentException(
                    use.pointer() + ": a parameter cannot be read as an object or as any value;"
                            + " give it a scalar type, an enum or a list of these, or mark the operation with x-protocol");
        }
        return between -> file.use(layout.support("Scalars")) + between + CodecTypes.scalar(use.type());
    }

    private String method(List<String> lines, String name) {
        return methods.computeIfAbsent(List.copyOf(lines), key -> names.claim(name));
    }
}
