package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Constraint;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lower and the upper bound that constraints set.
 *
 * @param what the bounded quantity
 * @param least the lower bound; null if there is none
 * @param most the upper bound; null if there is none
 * @param open whether one of the two bounds is exclusive
 */
record Bounds(
        String what, @Nullable BigDecimal least, @Nullable BigDecimal most, boolean open) {

    /** Returns the bounds of lengths, values, and numbers of elements and members. */
    static List<Bounds> of(List<Constraint> constraints) {
        return List.of(
                gather("length", constraints),
                gather("value", constraints),
                gather("number of elements", constraints),
                gather("number of members", constraints));
    }

    private static Bounds gather(String what, List<Constraint> constraints) {
        Bounds bounds = new Bounds(what, null, null, false);
        for (Constraint constraint : constraints) {
            bounds = bounds.with(constraint);
        }
        return bounds;
    }

    private Bounds with(Constraint constraint) {
        if (constraint instanceof Constraint.MinLength bound) {
            return atLeast("length", BigDecimal.valueOf(bound.value()), false);
        } else if (constraint instanceof Constraint.MaxLength bound) {
            return atMost("length", BigDecimal.valueOf(bound.value()), false);
        } else if (constraint instanceof Constraint.Minimum bound) {
            return atLeast("value", bound.value(), bound.exclusive());
        } else if (constraint instanceof Constraint.Maximum bound) {
            return atMost("value", bound.value(), bound.exclusive());
        } else if (constraint instanceof Constraint.MinItems bound) {
            return atLeast("number of elements", BigDecimal.valueOf(bound.value()), false);
        } else if (constraint instanceof Constraint.MaxItems bound) {
            return atMost("number of elements", BigDecimal.valueOf(bound.value()), false);
        } else if (constraint instanceof Constraint.MinProperties bound) {
            return atLeast("number of members", BigDecimal.valueOf(bound.value()), false);
        } else if (constraint instanceof Constraint.MaxProperties bound) {
            return atMost("number of members", BigDecimal.valueOf(bound.value()), false);
        }
        return this;
    }

    private Bounds atLeast(String of, BigDecimal bound, boolean exclusive) {
        return !what.equals(of) || least != null && least.compareTo(bound) >= 0
                ? this
                : new Bounds(what, bound, most, open || exclusive);
    }

    private Bounds atMost(String of, BigDecimal bound, boolean exclusive) {
        return !what.equals(of) || most != null && most.compareTo(bound) <= 0
                ? this
                : new Bounds(what, least, bound, open || exclusive);
    }

    /** Whether the bounds exclude every value. */
    boolean empty() {
        if (least == null || most == null) {
            return false;
        }
        int order = least.compareTo(most);
        return order > 0 || order == 0 && open;
    }

    String words() {
        return "at least " + (least == null ? "" : least.toPlainString()) + " and at most "
                + (most == null ? "" : most.toPlainString());
    }
}
