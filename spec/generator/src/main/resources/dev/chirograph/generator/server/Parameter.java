package ${apiPackage};

import ${supportPackage}.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter as it was sent.
 *
 * @param place where what is broken is reported
 * @param values its values in the order sent, empty when it is absent
 */
record Parameter(Place place, List<String> values) {

    /** Makes a value of a text, or reports what is wrong with it and returns null. */
    @FunctionalInterface
    interface Reader<T> {
        @Nullable T read(Place place, String text);
    }

    /** Reads a value that must be there; null when it is not or does not fit, which is reported. */
    <T> @Nullable T required(Reader<T> reader) {
        if (values.isEmpty()) {
            place.broken("must be present");
            return null;
        }
        return single(reader);
    }

    /** Reads a value that may be absent; null when it is, or when it does not fit, which is reported. */
    <T> @Nullable T optional(Reader<T> reader) {
        return values.isEmpty() ? null : single(reader);
    }

    /** Reads a value that has a default; null when it does not fit, which is reported. */
    <T> @Nullable T or(T absent, Reader<T> reader) {
        return values.isEmpty() ? absent : single(reader);
    }

    /** Reads a list that may be absent, which is the empty list; elements that do not fit are reported and left out. */
    <T> List<T> list(Reader<T> reader) {
        List<T> elements = new ArrayList<>(values.size());
        for (String value : values) {
            T element = reader.read(place, value);
            if (element != null) {
                elements.add(element);
            }
        }
        return List.copyOf(elements);
    }

    /** Reads a list that must be there; that it is not is reported. */
    <T> List<T> requiredList(Reader<T> reader) {
        if (values.isEmpty()) {
            place.broken("must be present");
        }
        return list(reader);
    }

    /** Parts its one value at the commas; a value that is empty has no parts. */
    Parameter split() {
        if (values.size() > 1) {
            place.broken("must be sent once, its elements parted by commas");
            return new Parameter(place, List.of());
        }
        if (values.isEmpty() || values.get(0).isEmpty()) {
            return new Parameter(place, List.of());
        }
        List<String> parts = new ArrayList<>();
        for (String part : values.get(0).split(",", -1)) {
            parts.add(part.strip());
        }
        return new Parameter(place, parts);
    }

    private <T> @Nullable T single(Reader<T> reader) {
        if (values.size() > 1) {
            place.broken("must be sent once");
            return null;
        }
        return reader.read(place, values.get(0));
    }
}
