package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Body;
import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Pointers;
import dev.chirograph.generator.contract.Response;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules for requests and their size. */
final class RequestRules {
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE", "OPTIONS", "TRACE");

    private static final List<Class<? extends Constraint>> TEXT_LIMITS = List.of(
            Constraint.MaxLength.class, Constraint.Pattern.class, Constraint.Format.class, Constraint.OneOf.class);

    static final List<Lint> ALL = List.of(
            Lint.error(
                    "body-not-expected",
                    "GET, HEAD, DELETE, OPTIONS and TRACE take no body (RFC 9110, section 9.3): intermediaries drop or reject it.",
                    RequestRules::bodyNotExpected),
            Lint.warning(
                    "optional-body",
                    "A body of POST, PUT or PATCH is `required: true`; the default in OpenAPI is optional.",
                    RequestRules::optionalBody),
            Lint.warning(
                    "patch-media-type",
                    "PATCH has a patch media type (RFC 5789): `application/merge-patch+json` or `application/json-patch+json`.",
                    RequestRules::patchMediaType),
            Lint.warning(
                    "not-idempotent",
                    "A POST that creates a resource documents why a retry is safe, such as a unique name (409): callers retry after a timeout.",
                    RequestRules::notIdempotent),
            Lint.warning(
                    "media-type-charset",
                    "JSON has no `charset`: it is UTF-8 (RFC 8259, section 8.1).",
                    RequestRules::charset),
            Lint.warning(
                    "media-type-range",
                    "A body has a media type, not a range such as `*/*`, which does not define the format.",
                    RequestRules::range),
            Lint.warning(
                    "unbounded-text",
                    "A string in a request has `maxLength`, a pattern, a format or a list of values.",
                    RequestRules::unboundedText),
            Lint.warning("unbounded-list", "A list in a request has `maxItems`.", RequestRules::unboundedList),
            Lint.warning(
                    "unbounded-map",
                    "An object with arbitrary property names in a request has `maxProperties`.",
                    RequestRules::unboundedMap),
            Lint.warning(
                    "unbounded-number",
                    "A `number` in a request has `minimum` and `maximum`; integers have the bounds of their format.",
                    RequestRules::unboundedNumber),
            Lint.warning(
                    "open-request",
                    "An object in a request has `additionalProperties: false`, so that a misspelled optional property is rejected, not ignored.",
                    RequestRules::openRequest));

    private RequestRules() {}

    private static void bodyNotExpected(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            if (operation.body() != null && WITHOUT_BODY.contains(operation.method())) {
                found.at(
                        Pointers.child(operation.pointer(), "requestBody"),
                        operation.method() + " of `" + operation.id() + "` has a body",
                        "use parameters, or another method");
            }
        }
    }

    private static void optionalBody(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            Body body = operation.body();
            if (body != null && !body.required() && !WITHOUT_BODY.contains(operation.method())) {
                found.at(body.pointer(), "the body of `" + operation.id() + "` is optional", "add `required: true`");
            }
        }
    }

    private static void patchMediaType(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            if (operation.method().equals("PATCH") && operation.body() != null) {
                for (Content content : operation.body().content()) {
                    if (MediaTypeEssence.of(content.mediaType()).essence().equals("application/json")) {
                        found.at(
                                content.pointer(),
                                "`" + operation.id() + "` does not have a patch media type",
                                "use application/merge-patch+json or application/json-patch+json");
                    }
                }
            }
        }
    }

    private static void notIdempotent(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            boolean creates =
                    operation.responses().stream().map(Response::status).anyMatch("201"::equals);
            if (operation.method().equals("POST") && creates && operation.idempotency() == null) {
                found.at(
                        operation.pointer(),
                        "`" + operation.id() + "` creates another resource on each retry",
                        "reject duplicate names, or let callers choose the name (`PUT`), and suppress the rule with that reason");
            }
        }
    }

    private static void charset(Api api, Lint.Found found) {
        Contents.each(api, (content, request) -> {
            boolean said = content.mediaType().matches("(?i).*;\\s*charset\\s*=.*");
            if (said && MediaTypeEssence.of(content.mediaType()).json()) {
                found.at(
                        content.pointer(),
                        "`" + content.mediaType() + "` has a charset",
                        "write `" + MediaTypeEssence.of(content.mediaType()).essence() + "`");
            }
        });
    }

    private static void range(Api api, Lint.Found found) {
        Contents.each(api, (content, request) -> {
            if (content.mediaType().contains("*")) {
                found.at(content.pointer(), "`" + content.mediaType() + "` is a range", "list the media types");
            }
        });
    }

    private static void unboundedText(Api api, Lint.Found found) {
        requested(api).forEach(site -> {
            boolean free = site.use().type() instanceof Type.Text text
                    && (text.kind() == Type.TextKind.PLAIN
                            || text.kind() == Type.TextKind.URI
                            || text.kind() == Type.TextKind.BYTES);
            if (free && !limited(site.use(), TEXT_LIMITS)) {
                found.at(site.use().pointer(), site.words() + " is a string of unlimited length", "add `maxLength`");
            }
        });
    }

    private static void unboundedList(Api api, Lint.Found found) {
        requested(api).forEach(site -> {
            if (site.use().type() instanceof Type.ListOf && !limited(site.use(), Constraint.MaxItems.class)) {
                found.at(site.use().pointer(), site.words() + " is a list of unlimited length", "add `maxItems`");
            }
        });
    }

    private static void unboundedMap(Api api, Lint.Found found) {
        requested(api).forEach(site -> {
            boolean map = site.use().type() instanceof Type.MapOf || site.use().type() instanceof Type.FreeForm;
            if (map && !limited(site.use(), Constraint.MaxProperties.class)) {
                found.at(
                        site.use().pointer(),
                        site.words() + " has an unlimited number of properties",
                        "add `maxProperties`");
            }
        });
        for (Declaration declaration : api.declarations()) {
            if (declaration instanceof Declaration.ObjectType object
                    && api.inRequests(object)
                    && object.unknown() == Declaration.Unknown.KEPT
                    && object.constraints().stream().noneMatch(Constraint.MaxProperties.class::isInstance)) {
                found.at(
                        object.pointer(),
                        "`" + object.name() + "` has an unlimited number of properties",
                        "add `maxProperties`");
            }
        }
    }

    private static void unboundedNumber(Api api, Lint.Found found) {
        requested(api).forEach(site -> {
            boolean number =
                    site.use().type() instanceof Type.Decimal || site.use().type() instanceof Type.Floating;
            boolean bounded = limited(site.use(), Constraint.OneOf.class)
                    || limited(site.use(), Constraint.Minimum.class) && limited(site.use(), Constraint.Maximum.class);
            if (number && !bounded) {
                found.at(
                        site.use().pointer(),
                        site.words() + " is a number without bounds",
                        "add `minimum` and `maximum`");
            }
        });
    }

    private static void openRequest(Api api, Lint.Found found) {
        for (Declaration declaration : api.declarations()) {
            if (declaration instanceof Declaration.ObjectType object
                    && api.inRequests(object)
                    && object.unknown() == Declaration.Unknown.IGNORED) {
                found.at(
                        object.pointer(),
                        "`" + object.name() + "` ignores unknown properties",
                        "add `additionalProperties: false`, or `true` to keep them");
            }
        }
    }

    private static Stream<UseSite> requested(Api api) {
        return api.sites().stream().filter(UseSite::request);
    }

    private static boolean limited(TypeUse use, List<Class<? extends Constraint>> kinds) {
        return use.constraints().stream()
                .anyMatch(constraint -> kinds.stream().anyMatch(kind -> kind.isInstance(constraint)));
    }

    private static boolean limited(TypeUse use, Class<? extends Constraint> kind) {
        return limited(use, List.of(kind));
    }
}
