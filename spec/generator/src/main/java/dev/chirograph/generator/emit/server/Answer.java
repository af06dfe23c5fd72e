package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Header;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Response;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.Outcome;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.Scope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a handler's method returns.
 *
 * @param reply the class that carries it, null when a model alone or nothing does
 * @param cases how the operation may end well, at least one
 */
record Answer(@Nullable String reply, List<Case> cases) {
    private static final Map<Integer, String> NAMES = Map.of(
            200, "Ok",
            201, "Created",
            202, "Accepted",
            203, "NonAuthoritative",
            204, "NoContent",
            205, "ResetContent",
            206, "PartialContent");

    /**
     * One way to end well.
     *
     * @param name the name of its record where there are several
     * @param headers the headers that the handler sets
     */
    record Case(String name, Outcome outcome, List<HeaderPart> headers) {
        /** The type of the body, null when there is none. */
        @Nullable
        Type body() {
            Content content = outcome.content();
            return content == null ? null : content.use().type();
        }
    }

    /** A header as a part of a reply. */
    record HeaderPart(Header header, String name) {}

    /** Says what the handler of an operation returns. */
    static Answer of(Operation operation, Scope types) {
        List<Outcome> outcomes = Outcome.of(operation);
        Scope names = Scope.ofTypes();
        List<Case> cases = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            Content content = outcome.content();
            if (content != null && !outcome.json()) {
                throw new IllegalArgumentException(content.pointer() + ": a handler cannot answer "
                        + content.mediaType() + "; offer JSON, or mark the operation with x-protocol");
            }
            String name = names.claim(NAMES.getOrDefault(outcome.status(), "Status" + outcome.status()));
            cases.add(new Case(name, outcome, headers(outcome)));
        }
        boolean plain = cases.size() == 1 && cases.get(0).headers().isEmpty();
        return new Answer(plain ? null : types.claim(Names.type(operation.id()) + "Reply"), List.copyOf(cases));
    }

    /** The media types of all that a protocol handler may answer well. */
    static Set<String> mediaTypes(Operation operation) {
        Set<String> mediaTypes = new LinkedHashSet<>();
        if (operation.protocol()) {
            operation.responses().stream()
                    .filter(Response::success)
                    .flatMap(response -> response.content().stream())
                    .forEach(content -> mediaTypes.add(content.mediaType()));
            return mediaTypes;
        }
        for (Outcome outcome : Outcome.of(operation)) {
            if (outcome.content() != null) {
                mediaTypes.add(outcome.content().mediaType());
            }
        }
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
        Type body = only().body();
        return body == null ? "void" : new JavaTypes(layout).plain(file, body);
    }

    private static List<HeaderPart> headers(Outcome outcome) {
        Scope names = Scope.ofMembers().keep("body");
        return outcome.headers().stream()
                .map(header -> new HeaderPart(header, names.claim(Names.member(header.name()))))
                .toList();
    }
}
