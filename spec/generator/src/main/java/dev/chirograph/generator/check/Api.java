package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Body;
import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Encoding;
import dev.chirograph.generator.contract.Field;
import dev.chirograph.generator.contract.Header;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.Response;
import dev.chirograph.generator.contract.SecurityScheme;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A contract prepared for rules: every use of a type once, with the directions in which it travels. */
final class Api {
    private final Contract contract;
    private final List<Declaration> declared;
    private final Map<String, Declaration> declarations = new LinkedHashMap<>();
    private final Map<String, SecurityScheme> schemes = new HashMap<>();
    /** Names of the declared types that requests carry. */
    private final Set<String> requested = new HashSet<>();
    /** Names of the declared types that responses carry. */
    private final Set<String> answered = new HashSet<>();

    private final Map<String, UseSite> noted = new LinkedHashMap<>();
    private final List<UseSite> sites;

    Api(Contract contract) {
        this.contract = contract;
        this.declared = Stream.concat(contract.declarations().stream(), contract.protocolTypes().stream())
                .toList();
        declared.forEach(declaration -> declarations.put(declaration.name(), declaration));
        contract.schemes().forEach(scheme -> schemes.put(scheme.name(), scheme));
        contract.operations().forEach(this::visit);
        for (Declaration declaration : declared) {
            visit(declaration, requested.contains(declaration.name()), answered.contains(declaration.name()));
        }
        this.sites = List.copyOf(noted.values());
    }

    Contract contract() {
        return contract;
    }

    List<Operation> operations() {
        return contract.operations();
    }

    /** The declared types that requests or responses carry; types that only protocols see come last. */
    List<Declaration> declarations() {
        return declared;
    }

    /** Returns the declared type that a use refers to; null if it refers to none. */
    @Nullable
    Declaration declaration(TypeUse use) {
        return use.type() instanceof Type.Reference reference ? declarations.get(reference.name()) : null;
    }

    @Nullable
    SecurityScheme scheme(String name) {
        return schemes.get(name);
    }

    /** Every use of a type: those of operations first, then those within declared types. */
    List<UseSite> sites() {
        return sites;
    }

    /** Whether requests carry a declared type. */
    boolean inRequests(Declaration declaration) {
        return requested.contains(declaration.name());
    }

    /** Whether responses carry a declared type. */
    boolean inResponses(Declaration declaration) {
        return answered.contains(declaration.name());
    }

    /** The names of the declared types that a use reaches: its own and those nested in it. */
    Set<String> reachable(TypeUse use) {
        Set<String> names = new HashSet<>();
        reach(use, names);
        return names;
    }

    private void visit(Operation operation) {
        for (Parameter parameter : operation.parameters()) {
            visit(new UseSite(
                    UseSite.Kind.PARAMETER, parameter.name(), parameter.required(), parameter.use(), true, false));
        }
        Body body = operation.body();
        if (body != null) {
            body.content().forEach(content -> visit(content, body.required(), true));
        }
        for (Response response : operation.responses()) {
            response.headers().forEach(header -> visit(header, false));
            response.content().forEach(content -> visit(content, true, false));
        }
    }

    private void visit(Content content, boolean required, boolean request) {
        visit(new UseSite(UseSite.Kind.BODY, content.mediaType(), required, content.use(), request, !request));
        for (Encoding encoding : content.encodings()) {
            encoding.headers().forEach(header -> visit(header, request));
        }
    }

    private void visit(Header header, boolean request) {
        visit(new UseSite(UseSite.Kind.HEADER, header.name(), header.required(), header.use(), request, !request));
    }

    /** Records a use outside of declared types, and the declared types that it reaches. */
    private void visit(UseSite site) {
        note(site);
        if (site.request()) {
            reach(site.use(), requested);
        }
        if (site.response()) {
            reach(site.use(), answered);
        }
    }

    private void visit(Declaration declaration, boolean request, boolean response) {
        if (declaration instanceof Declaration.ObjectType object) {
            for (Field field : object.fields()) {
                note(new UseSite(
                        UseSite.Kind.PROPERTY,
                        field.name(),
                        field.required(),
                        field.use(),
                        request && !field.use().readOnly(),
                        response && !field.use().writeOnly()));
            }
            if (object.additional() != null) {
                note(new UseSite(UseSite.Kind.VALUE, object.name(), false, object.additional(), request, response));
            }
        } else if (declaration instanceof Declaration.UnionType union) {
            for (Declaration.Variant variant : union.variants()) {
                note(new UseSite(UseSite.Kind.VARIANT, variant.name(), true, variant.use(), request, response));
            }
        }
    }

    /** Records a use and its nested uses, up to the next declared types. */
    private void note(UseSite site) {
        noted.merge(
                site.kind() + site.use().pointer(),
                site,
                (one, other) -> new UseSite(
                        one.kind(),
                        one.name(),
                        one.required(),
                        one.use(),
                        one.request() || other.request(),
                        one.response() || other.response()));
        if (site.use().type() instanceof Type.ListOf list) {
            note(within(site, UseSite.Kind.ELEMENT, list.element()));
        } else if (site.use().type() instanceof Type.MapOf map) {
            note(within(site, UseSite.Kind.VALUE, map.value()));
        }
    }

    private static UseSite within(UseSite site, UseSite.Kind kind, TypeUse use) {
        return new UseSite(kind, site.name(), true, use, site.request(), site.response());
    }

    private void reach(TypeUse use, Set<String> names) {
        Declaration declaration = declaration(TypeUses.innermost(use));
        if (declaration != null && names.add(declaration.name())) {
            TypeUses.within(declaration).forEach(inner -> reach(inner, names));
        }
    }
}
