package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Contract;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the reader of the document has noticed already: what it read another way than it is written, or made nothing of. */
final class ReaderRules {
    static final List<Rule> ALL = List.of(
            error("ambiguous-path", "Two paths differ in more than the names of their variables."),
            error("duplicate-operation-id", "An operation has an id that, as a method's name too, is its own."),
            warning("duplicate-parameter", "A parameter is declared once."),
            error("missing-content", "A body says in which media types it comes."),
            warning("missing-operation-id", "An operation has an id: one made up changes with its path."),
            error("missing-path-parameter", "A variable of a path is declared as a parameter."),
            error("missing-responses", "An operation says what it answers."),
            error(
                    "missing-security",
                    "An operation that anybody may call says so by `security: []`: else it may have been forgotten."),
            error("missing-schema", "A parameter or header says its type."),
            warning(
                    "not-generated",
                    "The document says nothing of which no code is made, such as links and the sending of callbacks."),
            warning("nullable-parameter", "A parameter is absent, and never null: no style can write null."),
            error("odd-path", "A path begins with a slash and has no query, no fragment and no space."),
            warning("optional-path-parameter", "A path parameter says that it is required: it cannot be absent."),
            warning("several-media-types", "A parameter comes in one media type."),
            error("stray-path-parameter", "A path parameter stands in the path."),
            error("undeclared-scheme", "A security scheme is declared before it is asked for."),
            error("unknown-media-type", "A media type is one, such as `application/json`."),
            error("unknown-scheme", "A security scheme says a type, and an `http` one its scheme."),
            error("unknown-status", "A status is three digits, a range such as `4XX`, or `default`."),
            error("unknown-style", "A style is one that the place can have."),
            error("contradicting-parts", "The parts of a schema let values through that meet all of them."),
            error("missing-info", "A document says its title and its version."),
            error("missing-name", "A parameter or tag has a name."),
            warning(
                    "bare-reference",
                    "A reference is a URI such as `#/components/schemas/Name`, and not a name alone."),
            warning(
                    "beside-reference",
                    "What stands beside a reference counts: before OpenAPI 3.1 it is to be passed over."),
            error(
                    "foreign-pattern",
                    "A pattern is one of ECMA 262, without slashes around it and without `(?i)` before it: other tools read"
                            + " these as characters, or fail."),
            error(
                    "uncheckable-pattern",
                    "A pattern is one of ECMA 262 that Java can match too. Any other is not checked."),
            error(
                    "misspelled-extension",
                    "The name of an extension of ours has no slip: with one, what it asks for is lost, such as a limit."),
            error(
                    "misplaced-extension",
                    "An extension of ours stands where it is read. Anywhere else it has no effect."),
            error(
                    "misplaced-keyword",
                    "A keyword of JSON Schema stands beside `properties`, and not in it, where it is the name of a property."),
            warning(
                    "unexpected-reference",
                    "A reference stands where OpenAPI allows one: it is followed elsewhere too, but not by every tool."),
            warning(
                    "unchecked-scheme",
                    "Operations ask for access tokens: nothing checks API keys and other schemes yet, so that the generated"
                            + " server does not start."),
            warning(
                    "idempotency-without-store",
                    "No operation has `x-idempotent` as long as the generated server has no store for idempotency keys: it"
                            + " does not start."),
            error(
                    "discriminator-value",
                    "Each variant of a union is meant by a value that its discriminator can have, and each value means one."),
            warning("duplicate-value", "A value is named once."),
            warning("duplicate-variant", "A variant of a union is named once."),
            error("empty-enum", "An enum names a value at least."),
            error(
                    "endless-schema",
                    "A schema does not consist of itself: between the two stands a property or a list."),
            warning(
                    "forbidden-property",
                    "A property that no value is allowed for is left out: `additionalProperties: false` forbids it, and is"
                            + " checked."),
            warning("missing-items", "A list says what its elements are."),
            warning("missing-type", "A schema says its type, and does not leave it to be guessed from other keywords."),
            warning("null-keyword", "A keyword has a value: one that is null says nothing."),
            warning(
                    "null-not-in-enum",
                    "Where null is a value of the type, `enum` names it too: else it is forbidden again."),
            warning("old-keyword", "The document is written for the version of OpenAPI that it names."),
            warning(
                    "unchecked-keyword",
                    "The document asks for nothing that the generated code cannot check, such as `unevaluatedItems` or `$dynamicRef`."),
            warning("undeclared-property", "A property that is required is declared."),
            warning(
                    "unknown-keyword",
                    "A keyword has a meaning where it stands: one with a slip in its name asks for nothing."),
            error("unfit-default", "A default is a value that its schema allows."),
            error("unknown-type", "A type is one of boolean, integer, number, string, array, object (and null)."),
            warning(
                    "useless-discriminator",
                    "A discriminator tells the variants apart: each is an object that has the property, with values of its"
                            + " own."),
            error("wrong-type", "A keyword has a value of the type that it needs, such as a number without quotes."));

    private ReaderRules() {}

    /**
     * Returns what the reader has noticed.
     *
     * @param rules all rules by name; some are searched for here too
     */
    static List<Finding> findings(Contract contract, Map<String, Rule> rules) {
        return contract.warnings().stream()
                .map(warning -> new Finding(
                        warning.rule(),
                        severity(rules.get(warning.rule())),
                        warning.pointer(),
                        warning.message(),
                        warning.fix()))
                .toList();
    }

    /** A notice that no rule knows is still worth telling. */
    private static Severity severity(@Nullable Rule rule) {
        return rule == null ? Severity.WARNING : rule.severity();
    }

    private static Rule error(String name, String summary) {
        return new Rule(name, Severity.ERROR, summary);
    }

    private static Rule warning(String name, String summary) {
        return new Rule(name, Severity.WARNING, summary);
    }
}
