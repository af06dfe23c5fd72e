package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Pointers;
import dev.chirograph.generator.contract.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Rules for the names and descriptions of operations. */
final class OperationRules {
    /** A summary is a heading; documentation tools truncate longer ones. */
    private static final int LONGEST_SUMMARY = 80;

    /** Methods that callers, caches and crawlers repeat at will (RFC 9110, section 9.2.1). */
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private static final Set<String> CHANGING =
            Set.of("create", "update", "delete", "remove", "add", "set", "reset", "insert", "replace", "patch", "put");

    static final List<Lint> ALL = List.of(
            Lint.warning(
                    "operation-id-style",
                    "An operationId is in lowerCamelCase: it becomes a method name.",
                    OperationRules::idStyle),
            Lint.warning("operation-id-verb", "An operationId starts with a verb.", OperationRules::idVerb),
            Lint.error("operation-ids-alike", "No two operationIds differ only in case.", OperationRules::idsAlike),
            Lint.error(
                    "sdk-name-twice",
                    "Operation names are unique within a group of the SDK; a duplicate gets a number.",
                    OperationRules::sdkNameTwice),
            Lint.warning(
                    "unsafe-get",
                    "GET is safe (RFC 9110, section 9.2.1): caches and crawlers call it at any time.",
                    OperationRules::unsafeGet),
            Lint.warning("missing-summary", "An operation has a summary of one line.", OperationRules::missingSummary),
            Lint.warning(
                    "long-summary",
                    "A summary is one line of at most " + LONGEST_SUMMARY
                            + " characters; the rest goes into the description.",
                    OperationRules::longSummary),
            Lint.warning(
                    "undeclared-tag",
                    "The document lists the tags of its operations; an operation without one has the tag `default`.",
                    OperationRules::undeclaredTag),
            Lint.warning(
                    "undescribed-tag",
                    "A tag has a description: it becomes the Javadoc of a group of the SDK.",
                    OperationRules::undescribedTag));

    private OperationRules() {}

    private static void idStyle(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            if (!operation.id().matches("[a-z][A-Za-z0-9]*")) {
                found.at(
                        Pointers.child(operation.pointer(), "operationId"),
                        "`" + operation.id() + "` is not in lowerCamelCase",
                        "use a name such as listItems");
            }
        }
    }

    private static void idVerb(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            List<String> words = NameWords.of(operation.id());
            if (!words.isEmpty() && !Verbs.is(words.get(0))) {
                found.at(
                        Pointers.child(operation.pointer(), "operationId"),
                        "`" + operation.id() + "` starts with `" + words.get(0) + "`, which is not a known verb",
                        "start it with a verb, as in listItems");
            }
        }
    }

    private static void idsAlike(Api api, Lint.Found found) {
        Map<String, Operation> first = new HashMap<>();
        for (Operation operation : api.operations()) {
            Operation other = first.putIfAbsent(operation.id().toLowerCase(Locale.ROOT), operation);
            if (other != null) {
                found.at(
                        Pointers.child(operation.pointer(), "operationId"),
                        "`" + operation.id() + "` differs from `" + other.id() + "` at " + other.pointer()
                                + " only in case",
                        "choose another");
            }
        }
    }

    private static void sdkNameTwice(Api api, Lint.Found found) {
        Map<List<String>, Operation> first = new HashMap<>();
        for (Operation operation : api.operations()) {
            List<String> name = List.of(operation.group(), operation.sdkName());
            Operation other = operation.protocol() ? null : first.putIfAbsent(name, operation);
            if (other != null) {
                found.at(
                        Pointers.child(operation.pointer(), "x-sdk-name"),
                        "`" + operation.sdkName() + "` is already the name of " + other.pointer() + " in the group `"
                                + operation.group() + "`",
                        "choose another");
            }
        }
    }

    private static void unsafeGet(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            List<String> words = NameWords.of(operation.id());
            if (SAFE.contains(operation.method()) && !words.isEmpty() && CHANGING.contains(words.get(0))) {
                found.at(
                        operation.pointer(),
                        "`" + operation.id() + "` has the safe method " + operation.method()
                                + ", but a name that suggests a change",
                        "use POST, PUT, PATCH or DELETE, or rename the operation");
            }
        }
    }

    private static void missingSummary(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            if (operation.summary().isBlank()) {
                found.at(operation.pointer(), "`" + operation.id() + "` has no summary", "add a summary of one line");
            }
        }
    }

    private static void longSummary(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            String summary = operation.summary();
            int length = summary.codePointCount(0, summary.length());
            if (length > LONGEST_SUMMARY || summary.contains("\n")) {
                found.at(
                        Pointers.child(operation.pointer(), "summary"),
                        length > LONGEST_SUMMARY
                                ? "the summary has " + length + " characters"
                                : "the summary has more than one line",
                        "shorten it, and move details to `description`");
            }
        }
    }

    private static void undeclaredTag(Api api, Lint.Found found) {
        for (Tag tag : api.contract().tags()) {
            if (!declared(tag)) {
                found.at(
                        tag.pointer(),
                        "the tag `" + tag.name() + "` is not declared in `tags`",
                        "declare it with a description, or use another");
            }
        }
    }

    private static void undescribedTag(Api api, Lint.Found found) {
        for (Tag tag : api.contract().tags()) {
            if (declared(tag) && tag.description().isBlank()) {
                found.at(tag.pointer(), "the tag `" + tag.name() + "` has no description", "describe what it groups");
            }
        }
    }

    /** A tag that only operations name gets its place in the model from the first of them. */
    private static boolean declared(Tag tag) {
        return tag.pointer().startsWith("/tags/");
    }
}
