package dev.chirograph.generator.emit;

import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.Use;
import dev.chirograph.generator.java.EcmaPattern;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the checks of constraints into one file, and collects the constants that they need. */
public final class Checking {
    private final JavaFile file;
    private final Layout layout;
    /** Declaration without its name, to its name. */
    private final Map<String, String> constants = new LinkedHashMap<>();

    public Checking(JavaFile file, Layout layout) {
        this.file = file;
        this.layout = layout;
    }

    /**
     * Gives the statements that check a value, without the elements of a list or a map.
     *
     * @param place an expression of the support's type {@code Place}
     * @param value an expression of the value, not null
     */
    public List<String> statements(Use use, String place, String value) {
        return statements(use.constraints(), use.type(), place, value);
    }

    /** Gives the statements that check the number of an object's members, an expression. */
    public List<String> memberCount(List<Constraint> constraints, String place, String count) {
        List<String> statements = new ArrayList<>();
        for (Constraint constraint : constraints) {
            if (constraint instanceof Constraint.MinProperties least) {
                statements.add(check("minProperties", place, count, String.valueOf(least.value())));
            } else if (constraint instanceof Constraint.MaxProperties most) {
                statements.add(check("maxProperties", place, count, String.valueOf(most.value())));
            }
        }
        return statements;
    }

    /** Gives the declarations of the constants that the statements so far need. */
    public List<String> constants() {
        return constants.entrySet().stream()
                .map(constant -> "private static final "
                        + constant.getKey().replaceFirst(" = ", " " + constant.getValue() + " = ") + ";")
                .toList();
    }

    private List<String> statements(List<Constraint> constraints, Type type, String place, String value) {
        List<String> statements = new ArrayList<>();
        for (Constraint constraint : constraints) {
            if (constraint instanceof Constraint.MinLength least) {
                statements.add(check("minLength", place, text(type, value), String.valueOf(least.value())));
            } else if (constraint instanceof Constraint.MaxLength most) {
                statements.add(check("maxLength", place, text(type, value), String.valueOf(most.value())));
            } else if (constraint instanceof Constraint.Pattern pattern) {
                statements.add(check("pattern", place, text(type, value), pattern(pattern.expression())));
            } else if (constraint instanceof Constraint.Format format) {
                statements.add(check("format", place, text(type, value), Names.literal(format.name())));
            } else if (constraint instanceof Constraint.Minimum bound) {
                String method = bound.exclusive() ? "exclusiveMinimum" : "minimum";
                statements.add(check(method, place, number(type, value), number(bound.value())));
            } else if (constraint instanceof Constraint.Maximum bound) {
                String method = bound.exclusive() ? "exclusiveMaximum" : "maximum";
                statements.add(check(method, place, number(type, value), number(bound.value())));
            } else if (constraint instanceof Constraint.MultipleOf factor) {
                statements.add(check("multipleOf", place, number(type, value), number(factor.value())));
            } else if (constraint instanceof Constraint.MinItems least) {
                statements.add(check("minItems", place, value, String.valueOf(least.value())));
            } else if (constraint instanceof Constraint.MaxItems most) {
                statements.add(check("maxItems", place, value, String.valueOf(most.value())));
            } else if (constraint instanceof Constraint.UniqueItems) {
                statements.add(check("uniqueItems", place, value));
            } else if (constraint instanceof Constraint.OneOf values) {
                statements.add(check("oneOf", place, text(type, value), values(values.values())));
            }
        }
        statements.addAll(memberCount(constraints, place, value + ".size()"));
        return statements;
    }

    private String check(String method, String... arguments) {
        return file.use(layout.support("Checks")) + "." + method + "(" + String.join(", ", arguments) + ");";
    }

    private String text(Type type, String value) {
        if (type instanceof Type.Text text && text.kind() == Type.TextKind.PLAIN) {
            return value;
        }
        return file.use(layout.support("Scalars")) + ".text(" + value + ")";
    }

    private String number(Type type, String value) {
        if (type instanceof Type.Decimal) {
            return value;
        }
        boolean narrow = type instanceof Type.Floating floating && floating.bits() == 32;
        return narrow
                ? "new " + file.use(BigDecimal.class) + "(Float.toString(" + value + "))"
                : file.use(BigDecimal.class) + ".valueOf(" + value + ")";
    }

    private String pattern(String expression) {
        String pattern = file.use("java.util.regex.Pattern");
        String compiled = pattern + ".compile(" + Names.literal(EcmaPattern.toJava(expression)) + ")";
        return constant("PATTERN", pattern + " = " + compiled) + ", " + Names.literal(expression);
    }

    private String number(BigDecimal number) {
        String type = file.use(BigDecimal.class);
        return constant("BOUND", type + " = new " + type + "(\"" + number.toPlainString() + "\")");
    }

    private String values(List<String> values) {
        String list = file.use(List.class);
        String elements = values.stream().map(Names::literal).collect(Collectors.joining(", "));
        return constant("VALUES", list + "<String> = " + list + ".of(" + elements + ")");
    }

    private String constant(String kind, String declaration) {
        return constants.computeIfAbsent(declaration, key -> {
            long before = constants.values().stream()
                    .filter(name -> name.startsWith(kind))
                    .count();
            return kind + "_" + (before + 1);
        });
    }
}
