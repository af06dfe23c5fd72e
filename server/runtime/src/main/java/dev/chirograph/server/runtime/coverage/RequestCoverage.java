package dev.chirograph.server.runtime.coverage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds properties and parameters that the server accepts and the application never reads, so that their values are
 * lost: such as an optional property that was added to the document but not to the code. For a test:
 *
 * <pre>{@code
 * RequestCoverage coverage = RequestCoverage.of(RequestProperties.all(), RequestProperties.GENERATED, Main.class)
 *         .exempt("Book.note", "the shelf keeps the book whole");
 *
 * assertEquals(List.of(), coverage.problems());
 * }</pre>
 *
 * <p>A property is read if a compiled class of the application calls its accessor or refers to it ({@code Book::note});
 * an argument is read if the handler's method loads its variable. Passing a model on, serializing it or storing it does
 * not count: each of its properties then needs an exemption. Not thread-safe.
 */
public final class RequestCoverage {
    private final List<Carried> carried;
    private final ApplicationClasses classes;
    private final Map<String, String> exempt = new LinkedHashMap<>();

    private RequestCoverage(List<Carried> carried, ApplicationClasses classes) {
        this.carried = carried;
        this.classes = classes;
    }

    /**
     * Reads the classes of an application.
     *
     * @param properties the values that requests can carry: {@code all()} of the generated class
     *     {@code RequestProperties}
     * @param generated the packages whose classes are ignored: {@code GENERATED} of the same class
     * @param application one class of each folder or jar with classes of the application
     * @throws IllegalArgumentException if a line of {@code properties} is malformed, or a class has no location
     * @throws java.io.UncheckedIOException if the classes cannot be read
     */
    public static RequestCoverage of(List<String> properties, List<String> generated, Class<?>... application) {
        return new RequestCoverage(
                properties.stream().map(Carried::of).toList(),
                ApplicationClasses.read(generated, List.of(application)));
    }

    /**
     * Exempts a property or an argument that is never read.
     *
     * @param name as {@link #problems()} names it, {@code Book.note} or {@code BooksHandler.list(limit)}
     * @param reason why nothing is lost
     * @return this
     * @throws IllegalArgumentException if there is no reason
     */
    public RequestCoverage exempt(String name, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("the exemption of " + name + " needs a reason");
        }
        exempt.put(name, reason);
        return this;
    }

    /** Returns the values that are neither read nor exempt, and the unnecessary exemptions; empty for none. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        Set<String> unread = new HashSet<>();
        for (Carried each : carried) {
            if (!classes.read(each)) {
                unread.add(each.name());
                if (!exempt.containsKey(each.name())) {
                    problems.add(each.name() + " is never read (" + each.pointer()
                            + "): a request may carry it, and it is lost; " + each.remedy() + ", or add .exempt(\""
                            + each.name() + "\", \"why nothing is lost\")");
                }
            }
        }
        Set<String> known = new HashSet<>(carried.stream().map(Carried::name).toList());
        for (String name : exempt.keySet()) {
            if (!known.contains(name)) {
                problems.add("the exemption of " + name + " names nothing that a request can carry; remove it");
            } else if (!unread.contains(name)) {
                problems.add("the exemption of " + name + " is not needed: it is read; remove it");
            }
        }
        return problems;
    }
}
