package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Field;
import dev.chirograph.generator.contract.Paging;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.Response;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code x-page} and verifies that the parameter and the properties it names exist. */
final class PagingReader {
    private static final Set<String> KNOWN = Set.of("cursor", "items", "next");

    private final ReadContext context;
    private final Declarations declarations;

    PagingReader(ReadContext context, Declarations declarations) {
        this.context = context;
        this.declarations = declarations;
    }

    /** Reads the paging of an operation; null if it has none. */
    @Nullable
    Paging read(Node operation, List<Parameter> parameters, List<Response> responses) {
        Node page = operation.child("x-page");
        if (page == null || !context.object(page)) {
            return null;
        }
        for (Node member : page.members()) {
            if (!KNOWN.contains(member.name())) {
                context.error(member, "`x-page` has cursor, items and next only; remove it");
            }
        }
        Paging paging = new Paging(
                page.pointer(),
                context.requiredText(page, "cursor"),
                context.requiredText(page, "items"),
                context.requiredText(page, "next"));
        checkCursor(page, paging.cursor(), parameters);
        TypeUse answer = responses.stream()
                .filter(Response::success)
                .flatMap(response -> response.content().stream())
                .map(Content::use)
                .findFirst()
                .orElse(null);
        if (answer == null) {
            context.error(page, "the operation has no success response with a body; add one, or remove `x-page`");
            return paging;
        }
        if (page.has("items") && !(type(answer, paging.items()) instanceof Type.ListOf)) {
            context.error(
                    page.pointerTo("items"),
                    "`" + paging.items() + "` must be a list in the response; fix the pointer");
        }
        if (page.has("next") && !(type(answer, paging.next()) instanceof Type.Text)) {
            context.error(
                    page.pointerTo("next"),
                    "`" + paging.next() + "` must be a string in the response; fix the pointer");
        }
        return paging;
    }

    private void checkCursor(Node page, String cursor, List<Parameter> parameters) {
        boolean there = parameters.stream()
                .anyMatch(parameter -> parameter.place() == Parameter.Place.QUERY
                        && parameter.name().equals(cursor)
                        && !parameter.required()
                        && parameter.use().type() instanceof Type.Text);
        if (page.has("cursor") && !there) {
            context.error(
                    page.pointerTo("cursor"),
                    "`" + cursor + "` must be an optional query parameter of type string; add it or fix the name");
        }
    }

    private @Nullable Type type(TypeUse answer, String pointer) {
        Type type = answer.type();
        for (String part : pointer.substring(pointer.startsWith("/") ? 1 : 0).split("/", -1)) {
            String name = part.replace("~1", "/").replace("~0", "~");
            if (!(type instanceof Type.Reference reference)
                    || !(declarations.get(reference.name()) instanceof Declaration.ObjectType object)) {
                return null;
            }
            type = object.fields().stream()
                    .filter(field -> field.name().equals(name))
                    .map(Field::use)
                    .map(TypeUse::type)
                    .findFirst()
                    .orElse(null);
        }
        return type;
    }
}
