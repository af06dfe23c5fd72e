package dev.chirograph.generator.diff;

import java.util.Set;
import java.util.function.Consumer;

/**
 * A change that is made to a document.
 *
 * @param name what is done
 * @param kinds what it is, one of these: a schema with a list of values becomes an enum or does not
 * @param direction which way what changes travels
 * @param pointer where it is to be found
 * @param edit does it
 */
record Mutation(String name, Set<ChangeKind> kinds, Direction direction, String pointer, Consumer<Draft> edit) {
    boolean is(Change change) {
        return kinds.contains(change.kind())
                && change.direction() == direction
                && change.pointer().equals(pointer);
    }

    @Override
    public String toString() {
        return name + " at " + pointer + " (" + direction + ")";
    }
}
