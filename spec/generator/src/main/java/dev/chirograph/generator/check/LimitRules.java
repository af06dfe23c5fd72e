package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Field;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Paging;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.Pointers;
import dev.chirograph.generator.contract.Response;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules for rate limits and for the size of requests and responses. */
final class LimitRules {
    private static final Set<String> CURSORS = Set.of(
            "cursor",
            "page_token",
            "pagetoken",
            "next_token",
            "nexttoken",
            "continuation_token",
            "continuationtoken",
            "starting_after",
            "page_cursor");
    private static final Set<String> SIZES = Set.of(
            "limit",
            "page_size",
            "pagesize",
            "per_page",
            "perpage",
            "max_results",
            "maxresults",
            "page[size]",
            "count",
            "top",
            "$top");

    static final List<Lint> ALL = List.of(
            Lint.warning("missing-429", "An operation with `x-rate-limit` documents 429.", LimitRules::missing429),
            Lint.warning(
                    "missing-retry-after",
                    "429 and 503 have a `Retry-After` header: without it, callers retry too early and all at once.",
                    LimitRules::missingRetryAfter),
            Lint.warning(
                    "missing-rate-limit-header",
                    "429 of an operation with `x-rate-limit` has a `RateLimit` header with the limit.",
                    LimitRules::missingRateLimit),
            Lint.error(
                    "endless-paging",
                    "The next cursor in `x-page` may be null or absent: otherwise there is no last page.",
                    LimitRules::endlessPaging),
            Lint.warning(
                    "missing-paging",
                    "A list with a cursor parameter has `x-page`, so the SDK iterates over its pages.",
                    LimitRules::missingPaging),
            Lint.warning("unbounded-page", "A page size parameter has a `maximum`.", LimitRules::unboundedPage),
            Lint.warning(
                    "unbounded-answer",
                    "A list in a response has `x-page` or `maxItems`: short lists grow.",
                    LimitRules::unboundedAnswer));

    private LimitRules() {}

    private static void missing429(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            if (!operation.rateLimits().isEmpty() && !Responses.documented(operation, "429")) {
                found.at(
                        Pointers.child(operation.pointer(), "responses"),
                        "`" + operation.id() + "` has `x-rate-limit`, but does not document 429",
                        "add the response 429");
            }
        }
    }

    private static void missingRetryAfter(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            for (Response response : operation.responses()) {
                if (response.status().matches("429|503") && !Headers.has(response, "Retry-After")) {
                    found.at(
                            response.pointer(),
                            response.status() + " has no `Retry-After` header",
                            "add the header `Retry-After`");
                }
            }
        }
    }

    private static void missingRateLimit(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            for (Response response : operation.responses()) {
                boolean said = response.headers().stream()
                        .anyMatch(header -> header.name().matches("(?i)(X-)?Rate-?Limit(-.*)?"));
                if (response.status().equals("429") && !operation.rateLimits().isEmpty() && !said) {
                    found.at(response.pointer(), "429 has no `RateLimit` header", "add the header `RateLimit`");
                }
            }
        }
    }

    private static void endlessPaging(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            Paging paging = operation.paging();
            Content answer = paging == null ? null : answer(operation);
            if (paging == null || answer == null) {
                continue;
            }
            Field next = field(api, answer.use(), paging.next());
            if (next != null && next.required() && !next.use().nullable()) {
                found.at(
                        Pointers.child(paging.pointer(), "next"),
                        "`" + paging.next()
                                + "` in the response is always present and never null, so there is no last page",
                        "make it nullable or optional");
            }
        }
    }

    /** Follows a pointer through properties; returns null if it leads nowhere. */
    private static @Nullable Field field(Api api, TypeUse answer, String pointer) {
        TypeUse use = answer;
        Field field = null;
        for (String part : Pointers.parts(pointer)) {
            if (!(api.declaration(use) instanceof Declaration.ObjectType object)) {
                return null;
            }
            Optional<Field> next = object.fields().stream()
                    .filter(one -> one.name().equals(part))
                    .findFirst();
            if (next.isEmpty()) {
                return null;
            }
            field = next.get();
            use = field.use();
        }
        return field;
    }

    private static void missingPaging(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            Content answer = answer(operation);
            if (operation.paging() != null
                    || answer == null
                    || lists(api, answer.use()).isEmpty()) {
                continue;
            }
            for (Parameter parameter : operation.parameters()) {
                if (query(parameter, CURSORS)) {
                    found.at(
                            operation.pointer(),
                            "`" + operation.id() + "` has the cursor parameter `" + parameter.name()
                                    + "`, but no `x-page`",
                            "add it: {cursor: " + parameter.name() + ", items: …, next: …}");
                }
            }
        }
    }

    private static void unboundedPage(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            for (Parameter parameter : operation.parameters()) {
                boolean bounded = parameter.use().constraints().stream()
                        .anyMatch(constraint ->
                                constraint instanceof Constraint.Maximum || constraint instanceof Constraint.OneOf);
                if (query(parameter, SIZES) && parameter.use().type() instanceof Type.Whole && !bounded) {
                    found.at(
                            parameter.use().pointer(),
                            "`" + parameter.name() + "` has no upper limit",
                            "add `maximum`");
                }
            }
        }
    }

    private static boolean query(Parameter parameter, Set<String> names) {
        return parameter.place() == Parameter.Place.QUERY
                && names.contains(parameter.name().toLowerCase(Locale.ROOT));
    }

    private static void unboundedAnswer(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            Content answer = operation.paging() == null ? answer(operation) : null;
            if (answer == null) {
                continue;
            }
            for (TypeUse list : lists(api, answer.use())) {
                if (list.constraints().stream().noneMatch(Constraint.MaxItems.class::isInstance)) {
                    found.at(
                            list.pointer(),
                            "the list in the response has no maximum length",
                            "add `x-page` or `maxItems`");
                }
            }
        }
    }

    /** The lists that a response consists of: the body itself, or the only list of objects among its properties. */
    private static List<TypeUse> lists(Api api, TypeUse answer) {
        if (answer.type() instanceof Type.ListOf) {
            return List.of(answer);
        }
        if (!(api.declaration(answer) instanceof Declaration.ObjectType object)) {
            return List.of();
        }
        List<TypeUse> lists = object.fields().stream()
                .map(Field::use)
                .filter(use -> use.type() instanceof Type.ListOf list && api.declaration(list.element()) != null)
                .toList();
        return lists.size() == 1 ? lists : List.of();
    }

    /** The JSON body of the first success response to a GET. */
    private static @Nullable Content answer(Operation operation) {
        if (!operation.method().equals("GET")) {
            return null;
        }
        return operation.responses().stream()
                .filter(Response::success)
                .flatMap(response -> response.content().stream())
                .filter(content -> MediaTypeEssence.of(content.mediaType()).json())
                .findFirst()
                .orElse(null);
    }
}
