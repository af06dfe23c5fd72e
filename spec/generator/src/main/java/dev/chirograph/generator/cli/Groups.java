package dev.chirograph.generator.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Groups elements for output. */
public final class Groups {
    private Groups() {}

    /** Returns the elements by key, the largest group first. */
    public static <T> Map<String, List<T>> largestFirst(Collection<T> elements, Function<T, String> key) {
        Map<String, List<T>> sorted = new LinkedHashMap<>();
        elements.stream()
                .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .sorted(Comparator.comparing(group -> -group.getValue().size()))
                .forEach(group -> sorted.put(group.getKey(), group.getValue()));
        return sorted;
    }
}
