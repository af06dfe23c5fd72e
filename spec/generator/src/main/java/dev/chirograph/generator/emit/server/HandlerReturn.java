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
 * The return type of a handler's method.
 *
 * @param type the generated class; null if it is a model or {@code void}
 * @param cases the success responses of the operation, at least one
 */
record HandlerReturn(@Nullable String type, List<Case> cases) {

    /**
     * A success response.
     *
     * @param name the name of its record if there are several
     * @param body its body; null if there is none
     * @param headers the headers that the handler sets
     */
    record Case(
            String name, SuccessResponse response, @Nullable BodyVariant body, List<HeaderPart> headers) {

        /** Whether the handler sets the status, because the contract only has a range. */
        boolean namesStatus() {
            return response.open() && !response.written().equals("default");
        }

        /** Whether the handler sets the media type, because it returns raw bytes or a raw string. */
        boolean namesMediaType() {
            return body != null
                    && (body.payloads().stream().filter(BodyContent::raw).count() > 1
                            || body.payloads().stream().anyMatch(payload -> payload.raw() && payload.range()));
        }

        /** The media types of the body as they are sent. */
        List<String> mediaTypes() {
            return body == null
                    ? List.of()
                    : body.payloads().stream()
                            .map(payload -> payload.raw() ? payload.content().mediaType() : payload.mediaType())
                            .distinct()
                            .toList();
        }

        /** Whether the body is the whole response for a handler. */
        boolean bare() {
            return headers.isEmpty() && !namesStatus() && !namesMediaType();
        }
    }

    /** A header as a component of the return type. */
    record HeaderPart(Header header, String name) {}

    /** Determines the return type of an operation's handler. */
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

    /** The media types of all success responses. */
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

    /** Whether a handler chooses between several success responses. */
    boolean several() {
        return cases.size() > 1;
    }

    /** The only success response. */
    Case only() {
        return cases.get(0);
    }

    /** The Java return type of a handler's method. */
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
