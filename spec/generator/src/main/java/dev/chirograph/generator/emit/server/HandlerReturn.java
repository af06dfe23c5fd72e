package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Header;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Response;
import dev.chirograph.generator.emit.BodyContent;
import dev.chirograph.generator.emit.BodyVariant;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.SuccessResponse;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.Scope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a handler's method returns.
 *
 * @param type the class that carries it, null when a model alone or nothing does
 * @param cases how the operation may end well, at least one
 */
record HandlerReturn(@Nullable String type, List<Case> cases) {

    /**
     * One way to end well.
     *
     * @param name the name of its record where there are several
     * @param body what it carries, null when it has no body
     * @param headers the headers that the handler sets
     */
    record Case(
            String name, SuccessResponse response, @Nullable BodyVariant body, List<HeaderPart> headers) {

        /** Whether the handler names the status, of which the contract only gives the hundred. */
        boolean namesStatus() {
            return response.open() && !response.written().equals("default");
        }

        /** Whether the handler names the media type: it hands over bytes or a string, and only it knows what they are. */
        boolean namesMediaType() {
            return body != null
                    && (body.payloads().stream().filter(BodyContent::raw).count() > 1
                            || body.payloads().stream().anyMatch(payload -> payload.raw() && payload.range()));
        }

        /** The media types of the body, as they are sent. */
        List<String> mediaTypes() {
            return body == null
                    ? List.of()
                    : body.payloads().stream()
                            .map(payload -> payload.raw() ? payload.content().mediaType() : payload.mediaType())
                            .distinct()
                            .toList();
        }

        /** Whether the body alone says it all. */
        boolean bare() {
            return headers.isEmpty() && !namesStatus() && !namesMediaType();
        }
    }

    /** A header as a part of a reply. */
    record HeaderPart(Header header, String name) {}

    /** Says what the handler of an operation returns. */
    static HandlerReturn of(Operation operation, Contract contract, Scope types) {
        List<SuccessResponse> responses = SuccessResponse.of(operation);
        Scope names = Scope.ofTypes();
        List<Case> cases = new ArrayList<>();
        for (SuccessResponse response : responses) {
            List<BodyVariant> alternatives = response.alternatives(contract);
            String status = StatusNames.type(response.written());
            if (alternatives.isEmpty()) {
                cases.add(new Case(names.claim(status), response, null, headers(response)));
            }
            for (BodyVariant body : alternatives) {
                String name =
                        alternatives.size() == 1 ? status : responses.size() == 1 ? body.name() : status + body.name();
                cases.add(new Case(names.claim(name), response, body, headers(response)));
            }
        }
        boolean plain = cases.size() == 1 && cases.get(0).bare();
        return new HandlerReturn(
                plain ? null : types.claim(Names.type(operation.id()) + "Response"), List.copyOf(cases));
    }

    /** The media types of all that a handler may answer well. */
    static Set<String> mediaTypes(ServedOperation served) {
        Set<String> mediaTypes = new LinkedHashSet<>();
        if (served.returned() != null) {
            served.returned().cases().forEach(one -> mediaTypes.addAll(one.mediaTypes()));
            return mediaTypes;
        }
        served.operation().responses().stream()
                .filter(Response::success)
                .flatMap(response -> response.content().stream())
                .forEach(content -> mediaTypes.add(content.mediaType()));
        return mediaTypes;
    }

    /** Whether a handler chooses between several ways to end well. */
    boolean several() {
        return cases.size() > 1;
    }

    /** The only way to end well. */
    Case only() {
        return cases.get(0);
    }

    /** The Java type that a handler's method returns. */
    String javaType(JavaFile file, Layout layout) {
        if (type != null) {
            return file.use(layout.api(type));
        }
        BodyVariant body = only().body();
        return body == null ? "void" : new BodyEmitter(file, layout).returned(body);
    }

    private static List<HeaderPart> headers(SuccessResponse response) {
        Scope names = Scope.ofMembers().keep("body", "mediaType", "status");
        return response.headers().stream()
                .map(header -> new HeaderPart(header, names.claim(Names.member(header.name()))))
                .toList();
    }
}
