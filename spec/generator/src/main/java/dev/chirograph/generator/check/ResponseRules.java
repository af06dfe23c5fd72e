package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.Pointers;
import dev.chirograph.generator.contract.Response;
import dev.chirograph.generator.contract.Type;
import java.util.List;
import java.util.Set;

/** What operations answer. */
final class ResponseRules {
    private static final Set<String> WITHOUT_BODY = Set.of("204", "205", "304");

    static final List<Lint> ALL = List.of(
            Lint.error(
                    "missing-success",
                    "An operation has an answer for calls that go well.",
                    ResponseRules::missingSuccess),
            Lint.warning(
                    "missing-401",
                    "An operation that asks for credentials documents 401 (or 4XX, or default).",
                    ResponseRules::missing401),
            Lint.warning(
                    "missing-403",
                    "An operation that asks for scopes documents 403 (or 4XX, or default).",
                    ResponseRules::missing403),
            Lint.warning(
                    "missing-404",
                    "An operation on a path with parameters documents 404 or 410 (or 4XX, or default): there may be no such"
                            + " thing.",
                    ResponseRules::missing404),
            Lint.warning(
                    "missing-422",
                    "An operation with something to validate documents 422 or 400 (or 4XX, or default).",
                    ResponseRules::missing422),
            Lint.warning(
                    "uneven-413",
                    "Where one operation with a body documents 413, all do: the limit is the server's.",
                    (api, found) -> uneven(api, "413", found)),
            Lint.warning(
                    "uneven-415",
                    "Where one operation with a body documents 415, all do: each reads some media types and no others.",
                    (api, found) -> uneven(api, "415", found)),
            Lint.warning(
                    "promised-500",
                    "No 500 is documented: it is a fault, and not a part of the contract. 503 with `Retry-After` is.",
                    ResponseRules::promised500),
            Lint.warning(
                    "created-without-location",
                    "201 says by `Location` where what it made is (RFC 9110, section 15.3.2).",
                    ResponseRules::createdWithoutLocation),
            Lint.error(
                    "body-where-none-can-be",
                    "204, 205 and 304 have no body (RFC 9110).",
                    ResponseRules::bodyWhereNoneCanBe),
            Lint.warning(
                    "ok-without-body",
                    "200 has a body; an answer without one is 204, so that nobody waits for it or guesses.",
                    ResponseRules::okWithoutBody),
            Lint.warning(
                    "error-without-problem",
                    "A failure is told as a problem, `application/problem+json` (RFC 9457): callers read one shape.",
                    ResponseRules::errorWithoutProblem),
            Lint.warning("undescribed-answer", "An answer says when it is given.", ResponseRules::undescribed));

    private ResponseRules() {}

    private static void missingSuccess(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            boolean success = operation.responses().stream()
                    .map(Response::status)
                    .anyMatch(status -> status.matches("[123]..|default"));
            if (!success) {
                found.at(
                        Pointers.child(operation.pointer(), "responses"),
                        "`" + operation.id() + "` has no answer for calls that go well",
                        "add one such as 200 or 204");
            }
        }
    }

    private static void missing401(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            if (!SecurityRules.isPublic(operation)) {
                missing(operation, "asks for credentials", "401", found);
            }
        }
    }

    private static void missing403(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            boolean scoped = operation.requirements().stream()
                    .anyMatch(requirement -> !requirement.scopes().isEmpty());
            if (scoped && !SecurityRules.isPublic(operation)) {
                missing(operation, "asks for scopes", "403", found);
            }
        }
    }

    private static void missing404(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            boolean inPath =
                    operation.parameters().stream().anyMatch(parameter -> parameter.place() == Parameter.Place.PATH);
            if (inPath && !Responses.documented(operation, "410")) {
                missing(operation, "may be called for what is not there", "404", found);
            }
        }
    }

    private static void missing422(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            boolean checked =
                    operation.body() != null || operation.parameters().stream().anyMatch(ResponseRules::checked);
            if (checked && !Responses.documented(operation, "400")) {
                missing(operation, "may be called with what breaks its constraints", "422", found);
            }
        }
    }

    /** Whether a parameter can be wrong. */
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
                    "`" + operation.id() + "` " + why + ", but documents no " + status,
                    "add the answer " + status);
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
            withBody.forEach(operation -> missing(operation, "takes a body as others do that say so", status, found));
        }
    }

    private static void promised500(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            for (Response response : operation.responses()) {
                if (response.status().matches("500|5(?i:xx)")) {
                    found.at(
                            Pointers.child(operation.pointer() + "/responses", response.status()),
                            "`" + operation.id() + "` promises " + response.status(),
                            "remove it; callers are ready for it without");
                }
            }
        }
    }

    private static void createdWithoutLocation(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            for (Response response : operation.responses()) {
                if (response.status().equals("201") && !Headers.has(response, "Location")) {
                    found.at(
                            response.pointer(), "201 does not say where what was made is", "add the header `Location`");
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
                            "remove `content`, or answer 200");
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
                    found.at(response.pointer(), "200 says nothing of its body", "add `content`, or answer 204");
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
                                    ? "a failure is told without a body"
                                    : "a failure is told as "
                                            + response.content().get(0).mediaType(),
                            "answer `application/problem+json`");
                }
            }
        }
    }

    private static void undescribed(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            for (Response response : operation.responses()) {
                if (response.description().isBlank()) {
                    found.at(response.pointer(), "the answer has no description", "say when it is given");
                }
            }
        }
    }
}
