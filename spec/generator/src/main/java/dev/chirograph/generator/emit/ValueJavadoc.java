package dev.chirograph.generator.emit;

import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.DefaultValue;
import dev.chirograph.generator.contract.Field;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.java.Javadoc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Documents values: their description and their constraints. */
public final class ValueJavadoc {
    private ValueJavadoc() {}

    /** Documents an accessor. */
    public static Javadoc accessor(Field field, boolean required, boolean always) {
        TypeUse use = field.use();
        Javadoc javadoc = described(field);
        if (!always) {
            javadoc.tag(
                    "@return",
                    required ? "null if absent" : use.nullable() ? "null if absent or JSON null" : "null if absent");
        }
        return deprecated(javadoc, use);
    }

    /** Documents a setter. */
    public static Javadoc setter(Field field, boolean required) {
        TypeUse use = field.use();
        Javadoc javadoc = described(field).paragraph(required && !use.nullable() ? "Must be set." : "");
        if (use.nullable()) {
            javadoc.tag(
                    "@param value",
                    required ? "null if absent" : "null sends JSON null; without this call the property is absent");
        }
        return deprecated(javadoc, use);
    }

    /** Documents a record that wraps a value of a type without a class in the model. */
    public static Javadoc held(TypeUse use) {
        return new Javadoc()
                .prose(use.description().isEmpty() ? "A value." : use.description())
                .prose(constraints(use));
    }

    /** Documents a factory method of such a record. */
    public static Javadoc factory(TypeUse use) {
        return new Javadoc().paragraph("Creates an instance from a value.").prose(constraints(use));
    }

    /** Returns the constraints of a value as prose, empty if there are none. */
    public static String constraints(TypeUse use) {
        List<String> words = new ArrayList<>();
        counts(use.constraints()).forEach(words::add);
        for (Constraint constraint : use.constraints()) {
            words(constraint).ifPresent(words::add);
        }
        if (use.defaultValue() != null) {
            words.add("`" + words(use.defaultValue()) + "` when absent");
        }
        if (words.isEmpty()) {
            return "";
        }
        String sentence = String.join("; ", words) + ".";
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static Javadoc described(Field field) {
        String description = field.use().description();
        return new Javadoc()
                .prose(description.isEmpty() ? "The property `" + field.name() + "`." : description)
                .prose(constraints(field.use()))
                .paragraph(way(field.use()));
    }

    private static String way(TypeUse use) {
        if (use.readOnly() == use.writeOnly()) {
            return "";
        }
        return use.readOnly() ? "Only in responses." : "Only in requests.";
    }

    private static Javadoc deprecated(Javadoc javadoc, TypeUse use) {
        return use.deprecation() == null ? javadoc : javadoc.tag("@deprecated", "deprecated in the API document");
    }

    /** Describes the bounds of a count, equal bounds as one. */
    private static List<String> counts(List<Constraint> constraints) {
        Range characters = new Range("character");
        Range elements = new Range("element");
        Range members = new Range("member");
        for (Constraint constraint : constraints) {
            if (constraint instanceof Constraint.MinLength least) {
                characters.least = least.value();
            } else if (constraint instanceof Constraint.MaxLength most) {
                characters.most = most.value();
            } else if (constraint instanceof Constraint.MinItems least) {
                elements.least = least.value();
            } else if (constraint instanceof Constraint.MaxItems most) {
                elements.most = most.value();
            } else if (constraint instanceof Constraint.MinProperties least) {
                members.least = least.value();
            } else if (constraint instanceof Constraint.MaxProperties most) {
                members.most = most.value();
            }
        }
        return Stream.of(characters, elements, members)
                .map(Range::words)
                .filter(words -> !words.isEmpty())
                .toList();
    }

    private static final class Range {
        private final String noun;
        private int least;
        private int most = Integer.MAX_VALUE;

        Range(String noun) {
            this.noun = noun;
        }

        String words() {
            if (most == Integer.MAX_VALUE) {
                return least == 0 ? "" : "at least " + counted(least);
            }
            return least == 0
                    ? "at most " + counted(most)
                    : least == most ? "exactly " + counted(most) : least + " to " + counted(most);
        }

        private String counted(int number) {
            return number + " " + noun + (number == 1 ? "" : "s");
        }
    }

    /** Describes a constraint other than a bound of a count. */
    private static Optional<String> words(Constraint constraint) {
        if (constraint instanceof Constraint.Pattern pattern) {
            return Optional.of("matches `" + pattern.expression() + "`");
        } else if (constraint instanceof Constraint.Format format) {
            return Optional.of("format " + format.name());
        } else if (constraint instanceof Constraint.Minimum bound) {
            return Optional.of((bound.exclusive() ? "more than " : "at least ")
                    + bound.value().toPlainString());
        } else if (constraint instanceof Constraint.Maximum bound) {
            return Optional.of((bound.exclusive() ? "less than " : "at most ")
                    + bound.value().toPlainString());
        } else if (constraint instanceof Constraint.MultipleOf factor) {
            return Optional.of("a multiple of " + factor.value().toPlainString());
        } else if (constraint instanceof Constraint.UniqueItems) {
            return Optional.of("unique elements");
        } else if (constraint instanceof Constraint.OneOf values) {
            String named = "`" + String.join("`, `", values.values()) + "`";
            return Optional.of((values.values().size() == 1 ? "always " : "one of ") + named);
        }
        if (constraint instanceof Constraint.DependentRequired dependent) {
            return Optional.of("`" + String.join("` and `", dependent.needed()) + "` required with `"
                    + dependent.member() + "` is");
        } else if (constraint instanceof Constraint.RequiredSets sets) {
            String alternatives = sets.alternatives().stream()
                    .map(each -> each.isEmpty() ? "none" : "`" + String.join("` and `", each) + "`")
                    .collect(Collectors.joining(", or "));
            return Optional.of(
                    (sets.exclusive() ? "exactly one of these required: " : "at least one of these required: ")
                            + alternatives);
        } else if (constraint instanceof Constraint.Applied applied) {
            return Optional.of("must match `" + applied.keyword() + "`");
        }
        return Optional.empty();
    }

    private static String words(DefaultValue value) {
        if (value instanceof DefaultValue.Text text) {
            return text.value();
        } else if (value instanceof DefaultValue.Numeric numeric) {
            return numeric.value().toPlainString();
        } else if (value instanceof DefaultValue.Bool bool) {
            return String.valueOf(bool.value());
        }
        if (value instanceof DefaultValue.Json json) {
            return json.json();
        }
        return value instanceof DefaultValue.EmptyList ? "[]" : "{}";
    }
}
