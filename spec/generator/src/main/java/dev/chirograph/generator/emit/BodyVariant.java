package dev.chirograph.generator.emit;

import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One of the possible Java types of a body, with its media types.
 *
 * @param name its name among the alternatives, a Java class name such as {@code Json} or {@code Xml}
 * @param payloads the body in each media type, at least one, the preferred first
 */
public record BodyVariant(String name, List<BodyContent> payloads) {
    public BodyVariant {
        payloads = List.copyOf(payloads);
    }

    /** Returns the alternatives, the preferred first; empty if there is no content. */
    public static List<BodyVariant> of(List<Content> contents, Contract contract) {
        Map<String, List<BodyContent>> groups = new LinkedHashMap<>();
        contents.stream()
                .map(content -> BodyContent.of(content, contract))
                .sorted(Comparator.comparingInt(
                        payload -> MediaTypes.rank(payload.content().mediaType(), payload.kind())))
                .forEach(payload -> groups.computeIfAbsent(javaType(payload), key -> new ArrayList<>())
                        .add(payload));
        Scope names = Scope.ofTypes();
        return groups.values().stream()
                .map(payloads -> new BodyVariant(name(payloads.get(0), names), payloads))
                .toList();
    }

    /** The body in the preferred media type. */
    public BodyContent preferred() {
        return payloads.get(0);
    }

    /** The use of the body; for events, that of their data. */
    public TypeUse use() {
        return preferred().use();
    }

    /** Whether the body is a stream of events. */
    public boolean events() {
        return preferred().kind() == MediaKind.EVENTS;
    }

    /** The key of a Java type: equal for bodies of the same type, regardless of their place in the document. */
    public String javaType() {
        return javaType(preferred());
    }

    private static String name(BodyContent payload, Scope names) {
        String mediaType = payload.content().mediaType();
        String wanted = MediaTypes.name(mediaType, payload.kind());
        String name = names.claim(wanted);
        // A second alternative of the same kind is named after its subtype rather than by a number.
        return name.equals(wanted) ? name : names.claim(Names.type(MediaTypes.subtype(mediaType)));
    }

    private static String javaType(BodyContent payload) {
        String stream = payload.kind() == MediaKind.EVENTS ? "events of " : "";
        return stream + javaType(payload.use());
    }

    private static String javaType(TypeUse use) {
        return javaType(use.type()) + (use.nullable() ? "?" : "");
    }

    private static String javaType(Type type) {
        if (type instanceof Type.ListOf list) {
            return "list of " + javaType(list.element());
        }
        return type instanceof Type.MapOf map ? "map of " + javaType(map.value()) : type.toString();
    }
}
