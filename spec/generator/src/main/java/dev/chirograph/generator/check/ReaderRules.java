package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Contract;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules for the reader's warnings: places that it interprets differently than written, or ignores. */
final class ReaderRules {
    static final List<Rule> ALL = List.of(
            error(
                    "ambiguous-path",
                    "Two paths differ in more than the names of their variables: otherwise they are ambiguous."),
            error("duplicate-operation-id", "An operation id is unique, also as a method name."),
            warning("duplicate-parameter", "A parameter is declared only once."),
            error("missing-content", "A body declares its media types."),
            warning("missing-operation-id", "An operation has an id: a generated id changes with the path."),
            error("missing-path-parameter", "A path variable is declared as a parameter."),
            error("missing-responses", "An operation declares its responses."),
            error(
                    "missing-security",
                    "A public operation declares `security: []`: otherwise its security may have been forgotten."),
            error("missing-schema", "A parameter or header has a schema."),
            warning(
                    "not-generated",
                    "The document has no element that generates no code, such as links or the sending of callbacks."),
            warning("nullable-parameter", "A parameter may be absent, but not null: no style can represent null."),
            error("odd-path", "A path starts with a slash and has no query, fragment or space."),
            warning("optional-path-parameter", "A path parameter is `required: true`: it cannot be absent."),
            warning("several-media-types", "A parameter has only one media type."),
            error("stray-path-parameter", "A path parameter occurs in the path."),
            error("undeclared-scheme", "A required security scheme is declared."),
            error("unknown-media-type", "A media type is valid, such as `application/json`."),
            error("unknown-scheme", "A security scheme has a valid type, and an `http` one a `scheme`."),
            error("unknown-status", "A status is three digits, a range such as `4XX`, or `default`."),
            error("unknown-style", "A style is valid for the location of the parameter."),
            error(
                    "contradicting-parts",
                    "The parts of a schema do not contradict each other: some value is valid for all of them."),
            error("missing-info", "A document has a title and a version."),
            error("missing-name", "A parameter or tag has a name."),
            warning("bare-reference", "A reference is a URI such as `#/components/schemas/Name`, not only a name."),
            warning("beside-reference", "A reference has no siblings before OpenAPI 3.1, which ignores them."),
            error(
                    "foreign-pattern",
                    "A pattern is an ECMA 262 expression without enclosing slashes and without a leading `(?i)`: other tools read these as characters, or fail."),
            error(
                    "uncheckable-pattern",
                    "A pattern is an ECMA 262 expression that Java supports. Other patterns are not checked."),
            error(
                    "misspelled-extension",
                    "The name of a Chirograph extension is spelled correctly: a misspelled extension, such as a rate limit, has no effect."),
            error(
                    "misplaced-extension",
                    "A Chirograph extension is in a place where it is supported. Elsewhere it has no effect."),
            error(
                    "misplaced-keyword",
                    "A JSON Schema keyword is beside `properties`, not in it, where it is the name of a property."),
            warning(
                    "unexpected-reference",
                    "A reference is in a place where OpenAPI allows one: Chirograph resolves it elsewhere too, but other tools may not."),
            warning(
                    "unchecked-scheme",
                    "Operations require access tokens only: other schemes, such as API keys, are not supported yet, and the generated server does not start."),
            warning(
                    "idempotency-without-store",
                    "No operation has `x-idempotent`: the generated server has no store for idempotency keys yet, and does not start."),
            error(
                    "discriminator-value",
                    "Each variant of a union has a discriminator value of its own that the property allows."),
            warning("duplicate-value", "A value is listed only once."),
            warning("duplicate-variant", "A variant of a union is listed only once."),
            error("empty-enum", "An enum has at least one value."),
            error("endless-schema", "A recursive schema refers to itself through a property or a list."),
            warning(
                    "forbidden-property",
                    "A property with the schema `false` is not declared: `additionalProperties: false` forbids it, and is checked."),
            warning("missing-items", "A list has `items`."),
            warning("missing-type", "A schema has a `type`, so that it need not be inferred from other keywords."),
            warning("null-keyword", "A keyword has a value: null has no effect."),
            warning("null-not-in-enum", "If the type allows null, `enum` lists it too: otherwise it is not allowed."),
            warning("old-keyword", "The document uses the keywords of its OpenAPI version."),
            warning(
                    "unchecked-keyword",
                    "The document has no keyword that generated code cannot check, such as `unevaluatedItems` or `$dynamicRef`."),
            warning("undeclared-property", "A required property is declared."),
            warning("unknown-keyword", "A keyword is known in its place: a misspelled keyword has no effect."),
            error("unfit-default", "A default is valid for its schema."),
            error("unknown-type", "A type is one of boolean, integer, number, string, array, object (and null)."),
            warning(
                    "useless-discriminator",
                    "A discriminator distinguishes the variants: each is an object that has the property, with values of its own."),
            error("wrong-type", "A keyword has a value of the right type, such as a number without quotes."));

    private ReaderRules() {}

    /**
     * Returns the findings of the reader.
     *
     * @param rules all rules by name; some of them are also implemented here
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

    /** A warning without a rule is reported too. */
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
