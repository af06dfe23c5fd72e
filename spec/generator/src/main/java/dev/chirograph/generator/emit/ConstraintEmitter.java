package dev.chirograph.generator.emit;

import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.java.EcmaPattern;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Names;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Generates the checks of constraints for one file, and collects the constants that they need. */
public final class ConstraintEmitter {
    private final JavaFile file;
    private final Layout layout;
    /** Constants to their names. */
    private final Map<Constant, String> constants = new LinkedHashMap<>();

    /**
     * A constant without a name.
     *
     * @param maker the method that creates it
     */
    private record Constant(String type, String maker, List<String> arguments) {}

    public ConstraintEmitter(JavaFile file, Layout layout) {
        this.file = file;
        this.layout = layout;
    }

    /**
     * Returns the statements that check a value, without those for the elements of a list or a map.
     *
     * @param place an expression of the support's type {@code ViolationSink}
     * @param value an expression of the value, not null
     */
    public List<String> statements(TypeUse use, String place, String value) {
        List<String> statements = new ArrayList<>();
        for (Constraint constraint : use.constraints()) {
            if (!(constraint instanceof Constraint.Applied)) {
                statements.addAll(statements(constraint, use.type(), place, value));
            }
        }
        return statements;
    }

    /**
     * Returns the constant of the support's type {@code JsonSchema} that reads a value and validates its JSON; null if there is
     * nothing to validate.
     */
    public @Nullable String schema(List<Constraint> constraints) {
        List<String> schemas = constraints.stream()
                .filter(Constraint.Applied.class::isInstance)
                .map(constraint -> Names.literal(SchemaText.of((Constraint.Applied) constraint)))
                .distinct()
                .toList();
        if (schemas.isEmpty()) {
            return null;
        }
        String type = file.use(layout.support("JsonSchema"));
        return constant("SCHEMA", type, type + ".of", schemas);
    }

    /**
     * Returns the statements that check the distinguishing feature of a variant: the only value that a property may have. A client,
     * which makes no other checks, needs them to choose a variant.
     *
     * @param reader an expression of the support's type {@code JsonReader}
     */
    public List<String> telling(TypeUse use, String reader, String value) {
        List<String> checks = new ArrayList<>();
        for (Constraint constraint : use.constraints()) {
            if (constraint instanceof Constraint.OneOf values && values.values().size() == 1) {
                checks.addAll(statements(constraint, use.type(), reader, value));
            }
        }
        if (!checks.isEmpty()) {
            checks.add(0, "if (" + reader + ".comparing()) {");
            checks.add("}");
        }
        return checks;
    }

    /** Returns the statements that check an object after a reader has read its members and before it ends the object. */
    public List<String> members(List<Constraint> constraints, String reader) {
        List<String> statements = new ArrayList<>();
        String count = reader + ".memberCount()";
        for (Constraint constraint : constraints) {
            if (constraint instanceof Constraint.MinProperties least) {
                statements.add(check("minProperties", reader, count, String.valueOf(least.value())));
            } else if (constraint instanceof Constraint.MaxProperties most) {
                statements.add(check("maxProperties", reader, count, String.valueOf(most.value())));
            } else if (constraint instanceof Constraint.DependentRequired dependent) {
                statements.add(check("dependentRequired", reader, dependent(dependent)));
            } else if (constraint instanceof Constraint.RequiredSets sets) {
                statements.add(check("requiredSets", reader, sets(sets)));
            }
        }
        return statements;
    }

    /** Returns the declarations of the constants that the statements so far need. */
    public List<String> constants() {
        List<String> lines = new ArrayList<>();
        constants.forEach((constant, name) ->
                lines.addAll(JavaFile.constant(constant.type + " " + name, constant.maker, constant.arguments)));
        return lines;
    }

    private List<String> statements(Constraint constraint, Type type, String place, String value) {
        if (constraint instanceof Constraint.MinLength least) {
            return text("minLength", type, place, value, String.valueOf(least.value()));
        } else if (constraint instanceof Constraint.MaxLength most) {
            return text("maxLength", type, place, value, String.valueOf(most.value()));
        } else if (constraint instanceof Constraint.Pattern pattern) {
            return text("pattern", type, place, value, pattern(pattern.expression()));
        } else if (constraint instanceof Constraint.Format format) {
            return text("format", type, place, value, Names.literal(format.name()));
        } else if (constraint instanceof Constraint.Minimum bound) {
            String method = bound.exclusive() ? "exclusiveMinimum" : "minimum";
            return number(method, type, place, value, bound.value());
        } else if (constraint instanceof Constraint.Maximum bound) {
            String method = bound.exclusive() ? "exclusiveMaximum" : "maximum";
            return number(method, type, place, value, bound.value());
        } else if (constraint instanceof Constraint.MultipleOf factor) {
            return number("multipleOf", type, place, value, factor.value());
        } else if (constraint instanceof Constraint.MinItems least) {
            return list("minItems", type, place, value, String.valueOf(least.value()));
        } else if (constraint instanceof Constraint.MaxItems most) {
            return list("maxItems", type, place, value, String.valueOf(most.value()));
        } else if (constraint instanceof Constraint.UniqueItems) {
            return list("uniqueItems", type, place, value);
        } else if (constraint instanceof Constraint.MinProperties least) {
            return size("minProperties", type, place, value, least.value());
        } else if (constraint instanceof Constraint.MaxProperties most) {
            return size("maxProperties", type, place, value, most.value());
        } else if (constraint instanceof Constraint.DependentRequired dependent) {
            return names("dependentRequired", type, place, value, dependent(dependent));
        } else if (constraint instanceof Constraint.RequiredSets sets) {
            return names("requiredSets", type, place, value, sets(sets));
        } else if (constraint instanceof Constraint.OneOf values) {
            return List.of(oneOf(values.values(), type, place, value));
        }
        throw new IllegalArgumentException(constraint.pointer() + ": no check for " + constraint);
    }

    /** Constraints do not apply to values of other types (JSON Schema Validation, section 6), so no checks are generated. */
    private List<String> text(String method, Type type, String place, String value, String limit) {
        if (type instanceof Type.Text text) {
            return List.of(check(method, place, text(text, value), limit));
        }
        return json(type) ? List.of(checkJson(method, place, tree(type, value), limit)) : List.of();
    }

    private List<String> number(String method, Type type, String place, String value, BigDecimal limit) {
        if (numeric(type)) {
            return List.of(check(method, place, number(type, value), bound(limit)));
        }
        return json(type) ? List.of(checkJson(method, place, tree(type, value), bound(limit))) : List.of();
    }

    private List<String> list(String method, Type type, String place, String value, String... limit) {
        boolean list = type instanceof Type.ListOf;
        if (!list && !json(type)) {
            return List.of();
        }
        List<String> arguments = new ArrayList<>(List.of(place, list ? value : tree(type, value)));
        arguments.addAll(List.of(limit));
        String[] all = arguments.toArray(String[]::new);
        return List.of(list ? check(method, all) : checkJson(method, all));
    }

    private List<String> size(String method, Type type, String place, String value, int limit) {
        if (type instanceof Type.MapOf || type instanceof Type.FreeForm) {
            return List.of(check(method, place, value + ".size()", String.valueOf(limit)));
        }
        return json(type) ? List.of(checkJson(method, place, tree(type, value), String.valueOf(limit))) : List.of();
    }

    private List<String> names(String method, Type type, String place, String value, String wanted) {
        if (type instanceof Type.MapOf || type instanceof Type.FreeForm) {
            return List.of(checkJson(method, place, value + ".keySet()", wanted));
        }
        return json(type) ? List.of(checkJson(method, place, tree(type, value), wanted)) : List.of();
    }

    private String oneOf(List<String> values, Type type, String place, String value) {
        String list = file.use(List.class);
        if (type instanceof Type.Text text) {
            List<String> texts = values.stream()
                    .map(each -> Names.literal(canonical(text, each)))
                    .toList();
            return check("oneOf", place, text(text, value), constant("VALUES", list + "<String>", list + ".of", texts));
        } else if (type instanceof Type.Bool) {
            return check("oneOf", place, value, constant("VALUES", list + "<Boolean>", list + ".of", values));
        } else if (numeric(type)) {
            String decimal = file.use(BigDecimal.class);
            List<String> numbers = values.stream()
                    .map(each -> "new " + decimal + "(" + Names.literal(each) + ")")
                    .toList();
            return check(
                    "oneOf",
                    place,
                    number(type, value),
                    constant("VALUES", list + "<" + decimal + ">", list + ".of", numbers));
        }
        String json = file.use(layout.support("Json"));
        List<String> parsed = values.stream()
                .map(each -> json + ".value(" + Names.literal(each) + ")")
                .toList();
        String listed = constant("VALUES", list + "<" + file.use("jakarta.json.JsonValue") + ">", list + ".of", parsed);
        return check("oneOf", place, tree(type, value), listed);
    }

    /** An enumerated value in the form of its type, for comparison. */
    private static String canonical(Type.Text type, String value) {
        try {
            return switch (type.kind()) {
                case DATE_TIME -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.parse(value));
                case UUID -> value.toLowerCase(Locale.ROOT);
                default -> value;
            };
        } catch (DateTimeException e) {
            // No value of the type equals it.
            return value;
        }
    }

    private String check(String method, String... arguments) {
        return file.use(layout.support("Checks")) + "." + method + "(" + String.join(", ", arguments) + ");";
    }

    private String checkJson(String method, String... arguments) {
        return file.use(layout.support("JsonChecks")) + "." + method + "(" + String.join(", ", arguments) + ");";
    }

    private String text(Type.Text type, String value) {
        if (type.kind() == Type.TextKind.PLAIN) {
            return value;
        } else if (type.kind() == Type.TextKind.BINARY) {
            // In a binary string, each byte counts as a character.
            return "new String(" + value + ", " + file.use("java.nio.charset.StandardCharsets") + ".ISO_8859_1)";
        }
        return file.use(layout.support("Scalars")) + ".text(" + value + ")";
    }

    private static boolean numeric(Type type) {
        return type instanceof Type.Whole || type instanceof Type.Decimal || type instanceof Type.Floating;
    }

    /** Whether only the JSON of a value determines its type. */
    private static boolean json(Type type) {
        return type instanceof Type.Anything || type instanceof Type.Reference;
    }

    private String tree(Type type, String value) {
        return type instanceof Type.Anything
                ? value
                : file.use(layout.support("Json")) + ".tree(" + CodecTypes.codec(file, layout, type) + ", " + value
                        + ")";
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
        List<String> java = List.of(Names.literal(EcmaPattern.toJava(expression)));
        return constant("PATTERN", pattern, pattern + ".compile", java) + ", " + Names.literal(expression);
    }

    private String bound(BigDecimal number) {
        String type = file.use(BigDecimal.class);
        return constant("BOUND", type, "new " + type, List.of(Names.literal(number.toPlainString())));
    }

    private String dependent(Constraint.DependentRequired dependent) {
        return Names.literal(dependent.member()) + ", " + names(dependent.needed());
    }

    private String sets(Constraint.RequiredSets sets) {
        String list = file.use(List.class);
        List<String> alternatives = sets.alternatives().stream()
                .map(each -> list + ".of(" + literals(each) + ")")
                .toList();
        return sets.exclusive() + ", " + constant("SETS", list + "<" + list + "<String>>", list + ".of", alternatives);
    }

    private String names(List<String> names) {
        String list = file.use(List.class);
        return constant(
                "NAMES",
                list + "<String>",
                list + ".of",
                names.stream().map(Names::literal).toList());
    }

    private static String literals(List<String> names) {
        return String.join(", ", names.stream().map(Names::literal).toList());
    }

    private String constant(String kind, String type, String maker, List<String> arguments) {
        return constants.computeIfAbsent(new Constant(type, maker, List.copyOf(arguments)), key -> {
            long before = constants.values().stream()
                    .filter(name -> name.startsWith(kind))
                    .count();
            return kind + "_" + (before + 1);
        });
    }
}
