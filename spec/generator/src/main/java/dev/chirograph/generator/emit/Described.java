package dev.chirograph.generator.emit;

import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.DefaultValue;
import dev.chirograph.generator.contract.Use;
import dev.chirograph.generator.java.Javadoc;
import java.util.ArrayList;
import java.util.List;

/** Says in documentation what a value is: the document's own words, and its constraints. */
public final class Described {
    private Described() {}

    /** Documents an accessor. */
    public static Javadoc accessor(Use use, boolean required, boolean always) {
        Javadoc javadoc = described(use);
        if (!always) {
            javadoc.tag(
                    "@return",
                    required
                            ? "null when there is none"
                            : use.nullable() ? "null when absent or null" : "null when absent");
        }
        return javadoc;
    }

    /** Documents a setter. */
    public static Javadoc setter(Use use, boolean required) {
        Javadoc javadoc = described(use).paragraph(required && !use.nullable() ? "Must be set." : "");
        if (use.nullable()) {
            javadoc.tag(
                    "@param value",
                    required ? "null when there is none" : "null is sent as null, unlike not calling this");
        }
        return javadoc;
    }

    /** Gives the constraints of a value as prose, empty when there are none. */
    public static String constraints(Use use) {
        List<String> words = new ArrayList<>();
        for (Constraint constraint : use.constraints()) {
            words.add(words(constraint));
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

    private static Javadoc described(Use use) {
        Javadoc javadoc = new Javadoc().prose(use.description()).prose(constraints(use));
        if (use.deprecation() != null) {
            javadoc.tag("@deprecated", "the contract says so");
        }
        return javadoc;
    }

    private static String words(Constraint constraint) {
        if (constraint instanceof Constraint.MinLength least) {
            return "at least " + count(least.value(), "character");
        } else if (constraint instanceof Constraint.MaxLength most) {
            return "at most " + count(most.value(), "character");
        } else if (constraint instanceof Constraint.Pattern pattern) {
            return "matches `" + pattern.expression() + "`";
        } else if (constraint instanceof Constraint.Format format) {
            return "of the format " + format.name();
        } else if (constraint instanceof Constraint.Minimum bound) {
            return (bound.exclusive() ? "more than " : "at least ")
                    + bound.value().toPlainString();
        } else if (constraint instanceof Constraint.Maximum bound) {
            return (bound.exclusive() ? "less than " : "at most ")
                    + bound.value().toPlainString();
        } else if (constraint instanceof Constraint.MultipleOf factor) {
            return "a multiple of " + factor.value().toPlainString();
        } else if (constraint instanceof Constraint.MinItems least) {
            return "at least " + count(least.value(), "element");
        } else if (constraint instanceof Constraint.MaxItems most) {
            return "at most " + count(most.value(), "element");
        } else if (constraint instanceof Constraint.UniqueItems) {
            return "no element twice";
        } else if (constraint instanceof Constraint.MinProperties least) {
            return "at least " + count(least.value(), "member");
        } else if (constraint instanceof Constraint.MaxProperties most) {
            return "at most " + count(most.value(), "member");
        } else if (constraint instanceof Constraint.OneOf values) {
            return "one of `" + String.join("`, `", values.values()) + "`";
        }
        throw new IllegalStateException("no words for " + constraint);
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String words(DefaultValue value) {
        if (value instanceof DefaultValue.Text text) {
            return text.value();
        } else if (value instanceof DefaultValue.Numeric numeric) {
            return numeric.value().toPlainString();
        } else if (value instanceof DefaultValue.Bool bool) {
            return String.valueOf(bool.value());
        }
        return value instanceof DefaultValue.EmptyList ? "[]" : "{}";
    }
}
