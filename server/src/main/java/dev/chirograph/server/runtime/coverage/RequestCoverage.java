package dev.chirograph.server.runtime.coverage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds properties and parameters that the server accepts and the application never reads, so that what callers send in
 * them is lost: an optional property that was added to the document, and not yet to the code. For a test:
 *
 * <pre>{@code
 * RequestCoverage coverage = RequestCoverage.of(RequestProperties.all(), RequestProperties.GENERATED, Main.class)
 *         .exempt("Book.note", "the shelf keeps the book whole");
 *
 * assertEquals(List.of(), coverage.problems());
 * }</pre>
 *
 * <p>A property is read when a compiled class of the application calls its accessor or refers to it ({@code Book::note}),
 * wherever that is; an argument when the handler's method takes it from its variable. A model that is handed on whole,
 * written by its codec or kept as it is, is not read by that: each property of it needs an exemption. Not safe for use by
 * several threads.
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
     * @param properties what requests can carry: {@code all()} of the generated class {@code RequestProperties}
     * @param generated the packages whose classes do not count: {@code GENERATED} of the same class
     * @param application a class of each folder or jar in which the application's classes are
     * @throws IllegalArgumentException when a line of {@code properties} cannot be read, or a class comes from nowhere
     * @throws java.io.UncheckedIOException when the classes cannot be read
     */
    public static RequestCoverage of(List<String> properties, List<String> generated, Class<?>... application) {
        return new RequestCoverage(
                properties.stream().map(Carried::of).toList(),
                ApplicationClasses.read(generated, List.of(application)));
    }

    /**
     * Allows that a property or an argument is never read.
     *
     * @param name as {@link #problems()} names it, {@code Book.note} or {@code BooksHandler.list(limit)}
     * @param reason why nothing is lost by it
     * @return this
     * @throws IllegalArgumentException when there is no reason
     */
    public RequestCoverage exempt(String name, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("the exemption of " + name + " needs a reason");
        }
        exempt.put(name, reason);
        return this;
    }

    /** Returns what is never read and not exempt, and exemptions that are not needed; empty when all is well. */
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
