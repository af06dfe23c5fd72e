package dev.chirograph.generator.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Example;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules for the consistency of values and constraints. */
final class ValueRules {
    /** A repeated group that consists of one repetition: the number of ways to match doubles with each character. */
    private static final Pattern EXPLODING =
            Pattern.compile("\\((?:\\?:)?(?:\\[(?:\\\\.|[^\\]\\\\])+]|\\\\[wdsWDS]|[\\w.])[+*]\\)(?:[+*]|\\{\\d+,})");

    static final List<Lint> ALL = List.of(
            Lint.error(
                    "bad-example", "An example is valid for its schema: developers copy it.", ValueRules::badExample),
            Lint.error(
                    "contradicting-constraints",
                    "Constraints do not contradict each other: no lower bound is above its upper bound.",
                    ValueRules::contradiction),
            Lint.error(
                    "unfit-value",
                    "An enum or const value has the declared type and meets the other constraints.",
                    ValueRules::badEnumValue),
            Lint.warning(
                    "unanchored-pattern",
                    "A pattern in a request starts with `^` or ends with `$`: otherwise it matches any string that contains a match.",
                    ValueRules::unanchored),
            Lint.error(
                    "exploding-pattern",
                    "A pattern has no nested quantifiers, such as `(a+)+`: a short string can cause catastrophic backtracking.",
                    ValueRules::exploding));

    private ValueRules() {}

    private static void badExample(Api api, Lint.Found found) {
        ValueValidator values = new ValueValidator(api.contract());
        for (Operation operation : api.operations()) {
            for (Parameter parameter : operation.parameters()) {
                parameter
                        .examples()
                        .forEach(example ->
                                badExample(values, parameter.use(), example, ValueValidator.Way.REQUEST, found));
            }
        }
        Contents.each(
                api,
                (content, request) -> badExample(
                        values, content, request ? ValueValidator.Way.REQUEST : ValueValidator.Way.RESPONSE, found));
        for (UseSite site : api.sites()) {
            site.use()
                    .examples()
                    .forEach(example -> badExample(values, site.use(), example, ValueValidator.Way.EITHER, found));
        }
    }

    private static void badExample(ValueValidator values, Content content, ValueValidator.Way way, Lint.Found found) {
        MediaTypeEssence type = MediaTypeEssence.of(content.mediaType());
        boolean text = content.use().type() instanceof Type.Text;
        for (Example example : content.examples()) {
            // The example of an XML object, for instance, is a string that cannot be checked any further.
            if (type.json() || type.form() || text) {
                badExample(values, content.use(), example, way, found);
            }
        }
    }

    private static void badExample(
            ValueValidator values, TypeUse use, Example example, ValueValidator.Way way, Lint.Found found) {
        JsonNode value = ExactJson.read(example.json());
        if (value == null) {
            return;
        }
        values.violations(use, value, way).stream()
                .findFirst()
                .ifPresent(violation -> found.at(
                        example.pointer(),
                        "the example is not valid for its schema: "
                                + (violation.pointer().isEmpty() ? "it " : "`" + violation.pointer() + "` ")
                                + violation.message(),
                        "fix one of them"));
    }

    private static void contradiction(Api api, Lint.Found found) {
        for (UseSite site : api.sites()) {
            contradiction(
                    site.use().pointer(), site.words(), Bounds.of(site.use().constraints()), found);
        }
        for (Declaration declaration : api.declarations()) {
            if (declaration instanceof Declaration.ObjectType object) {
                contradiction(object.pointer(), "`" + object.name() + "`", Bounds.of(object.constraints()), found);
            }
        }
    }

    private static void contradiction(String pointer, String what, List<Bounds> all, Lint.Found found) {
        for (Bounds bounds : all) {
            if (bounds.empty()) {
                found.at(
                        pointer,
                        "no " + bounds.what() + " of " + what + " is " + bounds.words(),
                        "move one of the bounds");
            }
        }
    }

    private static void badEnumValue(Api api, Lint.Found found) {
        ValueValidator values = new ValueValidator(api.contract());
        for (UseSite site : api.sites()) {
            TypeUse use = site.use();
            for (Constraint constraint : use.constraints()) {
                if (constraint instanceof Constraint.OneOf oneOf && !(use.type() instanceof Type.Reference)) {
                    for (String written : oneOf.values()) {
                        JsonNode value =
                                use.type() instanceof Type.Text ? TextNode.valueOf(written) : ExactJson.read(written);
                        if (value != null) {
                            values.violations(use, value, ValueValidator.Way.EITHER).stream()
                                    .findFirst()
                                    .ifPresent(violation -> found.at(
                                            oneOf.pointer(),
                                            "`" + written + "` is not valid for its type: it " + violation.message(),
                                            "remove it, or fix the constraint"));
                        }
                    }
                }
            }
        }
    }

    private static void unanchored(Api api, Lint.Found found) {
        for (UseSite site : api.sites()) {
            for (Constraint constraint : site.use().constraints()) {
                if (site.request()
                        && constraint instanceof Constraint.Pattern pattern
                        && !pattern.expression().startsWith("^")
                        && !pattern.expression().endsWith("$")) {
                    found.at(
                            pattern.pointer(),
                            "`" + pattern.expression() + "` matches any string that contains a match",
                            "add `^` and `$`");
                }
            }
        }
    }

    private static void exploding(Api api, Lint.Found found) {
        Stream<Constraint> ofValues = api.sites().stream().flatMap(site -> site.use().constraints().stream());
        Stream<Constraint> ofObjects = api.declarations().stream()
                .filter(Declaration.ObjectType.class::isInstance)
                .flatMap(object -> ((Declaration.ObjectType) object).constraints().stream());
        Stream.concat(ofValues, ofObjects)
                .forEach(constraint -> patterns(constraint)
                        .filter(pattern -> EXPLODING.matcher(pattern).find())
                        .forEach(pattern -> found.at(
                                constraint.pointer(),
                                "`" + pattern + "` has nested quantifiers",
                                "remove one of the quantifiers")));
    }

    private static Stream<String> patterns(Constraint constraint) {
        if (constraint instanceof Constraint.Pattern pattern) {
            return Stream.of(pattern.expression());
        }
        return constraint instanceof Constraint.Applied applied ? applied.patterns().stream() : Stream.empty();
    }
}
