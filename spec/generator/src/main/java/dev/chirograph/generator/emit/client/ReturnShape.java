package dev.chirograph.generator.emit.client;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.emit.BodyContent;
import dev.chirograph.generator.emit.BodyVariant;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.MediaKind;
import dev.chirograph.generator.emit.SuccessResponse;
import dev.chirograph.generator.java.JavaFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The result of a successful call.
 *
 * @param form its form in Java
 * @param cases the responses in the document, at least one
 * @param type the class that distinguishes them; null if the form needs none
 */
record ReturnShape(Form form, List<Case> cases, @Nullable String type) {
    /** The form of a response in a client. */
    enum Form {
        /** No value. */
        NOTHING,
        /** One value, whatever the status. */
        VALUE,
        /** One nullable value. */
        MAYBE,
        /** A stream of events. */
        EVENTS,
        /** A value of a different type for each status. */
        SEVERAL
    }

    /**
     * A response.
     *
     * @param payload its body; null if there is none
     * @param mediaTypes all possible media types of that body
     */
    record Case(SuccessResponse response, @Nullable BodyContent payload, List<String> mediaTypes) {}

    /**
     * Determines the result of an operation.
     *
     * @param kind the name of the requested alternative, where a response has it; null for the preferred one
     * @param type the preferred class to distinguish responses of different types
     */
    static ReturnShape of(Operation operation, Contract contract, @Nullable String kind, String type) {
        List<Case> cases = SuccessResponse.of(operation).stream()
                .map(response -> one(operation, response, contract, kind))
                .toList();
        return new ReturnShape(form(cases), cases, form(cases) == Form.SEVERAL ? type : null);
    }

    /** The names of the alternatives besides the preferred ones. */
    static List<String> kinds(Operation operation, Contract contract) {
        return SuccessResponse.of(operation).stream()
                .filter(response -> hasBody(operation, response))
                .flatMap(response -> response.alternatives(contract).stream().skip(1))
                .map(BodyVariant::name)
                .distinct()
                .toList();
    }

    private static Case one(Operation operation, SuccessResponse response, Contract contract, @Nullable String kind) {
        List<BodyVariant> alternatives =
                hasBody(operation, response) ? response.alternatives(contract) : List.<BodyVariant>of();
        if (alternatives.isEmpty()) {
            return new Case(response, null, List.of());
        }
        BodyContent payload = alternatives.stream()
                .filter(alternative -> alternative.name().equals(kind))
                .findFirst()
                .orElse(alternatives.get(0))
                .preferred();
        List<String> mediaTypes = alternatives.stream()
                .flatMap(alternative -> alternative.payloads().stream())
                .filter(other -> shape(other).equals(shape(payload)))
                .map(other -> other.content().mediaType())
                .toList();
        return new Case(response, payload, mediaTypes);
    }

    /** HTTP forbids content in these responses (RFC 9110, sections 9.3.2, 15.3.5 and 15.3.6). */
    private static boolean hasBody(Operation operation, SuccessResponse response) {
        return !operation.method().equals("HEAD") && response.status() != 204 && response.status() != 205;
    }

    private static Form form(List<Case> cases) {
        List<BodyContent> payloads =
                cases.stream().map(Case::payload).filter(Objects::nonNull).toList();
        if (payloads.isEmpty()) {
            return Form.NOTHING;
        } else if (payloads.stream().anyMatch(payload -> payload.kind() == MediaKind.EVENTS)) {
            return Form.EVENTS;
        } else if (payloads.stream().map(ReturnShape::shape).distinct().count() > 1) {
            return Form.SEVERAL;
        }
        boolean maybe = payloads.size() < cases.size() || payloads.get(0).use().nullable();
        return maybe ? Form.MAYBE : Form.VALUE;
    }

    /** The key of a body: equal if one reader can read both as one type. */
    private static List<Object> shape(BodyContent payload) {
        JavaFile scratch = new JavaFile("", "");
        return List.of(
                payload.kind(),
                new JavaTypes(Layout.of(Layout.Half.CLIENT))
                        .boxed(scratch, payload.use().type()),
                payload.use().nullable());
    }

    /** Whether the success response is a redirect. */
    boolean redirecting() {
        return cases.get(0).response().written().startsWith("3");
    }

    /** The media types for {@code Accept}. */
    Set<String> mediaTypes() {
        return cases.stream()
                .filter(one -> form != Form.EVENTS || one.payload() == payload())
                .flatMap(one -> one.mediaTypes().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The description in the document; empty if there is none. */
    String description() {
        List<String> words = new ArrayList<>();
        for (Case one : cases) {
            String description = one.response().description().strip();
            if (one.payload() != null && !description.isEmpty() && !words.contains(description)) {
                words.add(description);
            }
        }
        return String.join(" Or: ", words);
    }

    /** The body if there is one type; for events, the use of their data. */
    BodyContent payload() {
        return cases.stream()
                .map(Case::payload)
                .filter(Objects::nonNull)
                .filter(payload -> form != Form.EVENTS || payload.kind() == MediaKind.EVENTS)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(form + " has no body"));
    }

    /** The Java type, as a type argument. */
    String javaType(JavaFile file, Layout layout) {
        JavaTypes types = new JavaTypes(layout);
        return switch (form) {
            case NOTHING -> "@" + file.use("org.jspecify.annotations.Nullable") + " Void";
            case VALUE -> types.boxed(file, payload().use().type());
            case MAYBE -> types.nullable(file, payload().use().type());
            case EVENTS ->
                file.use(layout.runtime("EventStream")) + "<"
                        + types.boxed(file, payload().use().type()) + ">";
            case SEVERAL -> file.use(layout.api(Objects.requireNonNull(type)));
        };
    }

    /** The Java type that a method returns: {@code void} if the value is always null. */
    String returned(JavaFile file, Layout layout) {
        return switch (form) {
            case NOTHING -> "void";
            case VALUE -> new JavaTypes(layout).plain(file, payload().use().type());
            default -> javaType(file, layout);
        };
    }

    /** Whether the result is always a value of this type. */
    boolean always(Type wanted) {
        return form == Form.VALUE
                && payload().kind() == MediaKind.JSON
                && payload().use().type().equals(wanted);
    }
}
