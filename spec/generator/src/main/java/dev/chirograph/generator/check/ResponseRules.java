package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.Pointers;
import dev.chirograph.generator.contract.Response;
import dev.chirograph.generator.contract.Type;
import java.util.List;
import java.util.Set;

/** Rules for responses. */
final class ResponseRules {
    private static final Set<String> WITHOUT_BODY = Set.of("204", "205", "304");

    static final List<Lint> ALL = List.of(
            Lint.error("missing-success", "An operation has a success response.", ResponseRules::missingSuccess),
            Lint.warning(
                    "missing-401",
                    "An operation that requires credentials documents 401 (or 4XX, or default).",
                    ResponseRules::missing401),
            Lint.warning(
                    "missing-403",
                    "An operation that requires scopes documents 403 (or 4XX, or default).",
                    ResponseRules::missing403),
            Lint.warning(
                    "missing-404",
                    "An operation on a path with parameters documents 404 or 410 (or 4XX, or default): the resource may not exist.",
                    ResponseRules::missing404),
            Lint.warning(
                    "missing-422",
                    "An operation with constraints on its request documents 422 or 400 (or 4XX, or default).",
                    ResponseRules::missing422),
            Lint.warning(
                    "uneven-413",
                    "If one operation with a body documents 413, all do: the server enforces the limit everywhere.",
                    (api, found) -> uneven(api, "413", found)),
            Lint.warning(
                    "uneven-415",
                    "If one operation with a body documents 415, all do: each accepts only its own media types.",
                    (api, found) -> uneven(api, "415", found)),
            Lint.warning(
                    "promised-500",
                    "500 is not documented: it is a server fault and not part of the contract. 503 with `Retry-After` is.",
                    ResponseRules::promised500),
            Lint.warning(
                    "created-without-location",
                    "201 has a `Location` header with the URI of the new resource (RFC 9110, section 15.3.2).",
                    ResponseRules::createdWithoutLocation),
            Lint.error(
                    "body-where-none-can-be",
                    "204, 205 and 304 have no body (RFC 9110).",
                    ResponseRules::bodyWhereNoneCanBe),
            Lint.warning(
                    "ok-without-body",
                    "200 has a body; a response without one is 204, so callers need not wait for a body.",
                    ResponseRules::okWithoutBody),
            Lint.warning(
                    "error-without-problem",
                    "An error is a problem, `application/problem+json` (RFC 9457): callers parse one format.",
                    ResponseRules::errorWithoutProblem),
            Lint.warning(
                    "undescribed-answer",
                    "A response has a description of when it is sent.",
                    ResponseRules::undescribed));

    private ResponseRules() {}

    private static void missingSuccess(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            boolean success = operation.responses().stream()
                    .map(Response::status)
                    .anyMatch(status -> status.matches("[123]..|default"));
            if (!success) {
                found.at(
                        Pointers.child(operation.pointer(), "responses"),
                        "`" + operation.id() + "` has no success response",
                        "add one such as 200 or 204");
            }
        }
    }

    private static void missing401(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            if (!SecurityRules.isPublic(operation)) {
                missing(operation, "requires credentials", "401", found);
            }
        }
    }

    private static void missing403(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            boolean scoped = operation.requirements().stream()
                    .anyMatch(requirement -> !requirement.scopes().isEmpty());
            if (scoped && !SecurityRules.isPublic(operation)) {
                missing(operation, "requires scopes", "403", found);
            }
        }
    }

    private static void missing404(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            boolean inPath =
                    operation.parameters().stream().anyMatch(parameter -> parameter.place() == Parameter.Place.PATH);
            if (inPath && !Responses.documented(operation, "410")) {
                missing(operation, "has a path parameter", "404", found);
            }
        }
    }

    private static void missing422(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            boolean checked =
                    operation.body() != null || operation.parameters().stream().anyMatch(ResponseRules::checked);
            if (checked && !Responses.documented(operation, "400")) {
                missing(operation, "has constraints on its request", "422", found);
            }
        }
    }

    /** Whether a parameter can be invalid. */
    private static boolean checked(Parameter parameter) {
        boolean free = parameter.use().type() instanceof Type.Text text && text.kind() == Type.TextKind.PLAIN;
        return parameter.required() && parameter.place() != Parameter.Place.PATH
                || !free
                || !parameter.use().constraints().isEmpty();
    }

    private static void missing(Operation operation, String why, String status, Lint.Found found) {
        if (!Responses.documented(operation, status)) {
            found.at(
                    Pointers.child(operation.pointer(), "responses"),
                    "`" + operation.id() + "` " + why + ", but does not document " + status,
                    "add the response " + status);
        }
    }

    private static void uneven(Api api, String status, Lint.Found found) {
        List<Operation> withBody = api.operations().stream()
                .filter(operation -> operation.body() != null)
                .toList();
        boolean told = withBody.stream()
                .flatMap(operation -> operation.responses().stream())
                .anyMatch(response -> response.status().equals(status));
        if (told) {
            withBody.forEach(
                    operation -> missing(operation, "takes a body like operations that document it", status, found));
        }
    }

    private static void promised500(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            for (Response response : operation.responses()) {
                if (response.status().matches("500|5(?i:xx)")) {
                    found.at(
                            Pointers.child(operation.pointer() + "/responses", response.status()),
                            "`" + operation.id() + "` documents " + response.status(),
                            "remove it; callers expect server faults anyway");
                }
            }
        }
    }

    private static void createdWithoutLocation(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            for (Response response : operation.responses()) {
                if (response.status().equals("201") && !Headers.has(response, "Location")) {
                    found.at(response.pointer(), "201 has no URI of the new resource", "add the header `Location`");
                }
            }
        }
    }

    private static void bodyWhereNoneCanBe(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            for (Response response : operation.responses()) {
                boolean none = WITHOUT_BODY.contains(response.status())
                        || response.status().startsWith("1");
                if (none && !response.content().isEmpty()) {
                    found.at(
                            Pointers.child(response.pointer(), "content"),
                            response.status() + " cannot have a body",
                            "remove `content`, or use 200");
                }
            }
        }
    }

    private static void okWithoutBody(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            for (Response response : operation.responses()) {
                if (response.status().equals("200")
                        && response.content().isEmpty()
                        && !operation.method().equals("HEAD")) {
                    found.at(response.pointer(), "200 has no body", "add `content`, or use 204");
                }
            }
        }
    }

    private static void errorWithoutProblem(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            for (Response response : operation.responses()) {
                boolean told = response.content().stream()
                        .map(Content::mediaType)
                        .anyMatch(written -> MediaTypeEssence.of(written).problem());
                if (Responses.failure(operation, response)
                        && !told
                        && !operation.method().equals("HEAD")) {
                    found.at(
                            response.pointer(),
                            response.content().isEmpty()
                                    ? "an error has no body"
                                    : "an error has the media type "
                                            + response.content().get(0).mediaType(),
                            "use `application/problem+json`");
                }
            }
        }
    }

    private static void undescribed(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            for (Response response : operation.responses()) {
                if (response.description().isBlank()) {
                    found.at(response.pointer(), "the response has no description", "describe when it is sent");
                }
            }
        }
    }
}
