package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Header;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Response;
import dev.chirograph.generator.emit.Alternative;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.Outcome;
import dev.chirograph.generator.emit.Payload;
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
 * @param reply the class that carries it, null when a model alone or nothing does
 * @param cases how the operation may end well, at least one
 */
record Answer(@Nullable String reply, List<Case> cases) {

    /**
     * One way to end well.
     *
     * @param name the name of its record where there are several
     * @param body what it carries, null when it has no body
     * @param headers the headers that the handler sets
     */
    record Case(String name, Outcome outcome, @Nullable Alternative body, List<HeaderPart> headers) {

        /** Whether the handler names the status, of which the contract only gives the hundred. */
        boolean namesStatus() {
            return outcome.open() && !outcome.written().equals("default");
        }

        /** Whether the handler names the media type: it hands over bytes or a text, and only it knows what they are. */
        boolean namesMediaType() {
            return body != null
                    && (body.payloads().stream().filter(Payload::raw).count() > 1
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
    static Answer of(Operation operation, Contract contract, Scope types) {
        List<Outcome> outcomes = Outcome.of(operation);
        Scope names = Scope.ofTypes();
        List<Case> cases = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            List<Alternative> alternatives = outcome.alternatives(contract);
            String status = Statuses.type(outcome.written());
            if (alternatives.isEmpty()) {
                cases.add(new Case(names.claim(status), outcome, null, headers(outcome)));
            }
            for (Alternative body : alternatives) {
                String name =
                        alternatives.size() == 1 ? status : outcomes.size() == 1 ? body.name() : status + body.name();
                cases.add(new Case(names.claim(name), outcome, body, headers(outcome)));
            }
        }
        boolean plain = cases.size() == 1 && cases.get(0).bare();
        return new Answer(plain ? null : types.claim(Names.type(operation.id()) + "Response"), List.copyOf(cases));
    }

    /** The media types of all that a handler may answer well. */
    static Set<String> mediaTypes(ServedOperation served) {
        Set<String> mediaTypes = new LinkedHashSet<>();
        if (served.answer() != null) {
            served.answer().cases().forEach(one -> mediaTypes.addAll(one.mediaTypes()));
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
        if (reply != null) {
            return file.use(layout.api(reply));
        }
        Alternative body = only().body();
        return body == null ? "void" : new Bodies(file, layout).answered(body);
    }

    private static List<HeaderPart> headers(Outcome outcome) {
        Scope names = Scope.ofMembers().keep("body", "mediaType", "status");
        return outcome.headers().stream()
                .map(header -> new HeaderPart(header, names.claim(Names.member(header.name()))))
                .toList();
    }
}
