package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Field;
import dev.chirograph.generator.contract.Pointers;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Rules for the types of values. */
final class TypeRules {
    private static final Set<String> TIMES = Set.of("at", "date", "timestamp", "datetime");
    private static final Set<String> MONEY =
            Set.of("price", "amount", "balance", "cost", "fee", "salary", "tax", "discount", "subtotal");

    static final List<Lint> ALL = List.of(
            Lint.warning(
                    "blank-enum-value",
                    "An enum value is not blank and has no leading or trailing spaces.",
                    TypeRules::blankEnumValue),
            Lint.warning("enum-values-alike", "No two enum values differ only in case.", TypeRules::enumValuesAlike),
            Lint.warning(
                    "enum-twice",
                    "An enum is declared once and referenced: two with the same values are two types in the SDK.",
                    TypeRules::enumTwice),
            Lint.warning(
                    "optional-and-nullable",
                    "A property is not both optional and nullable, except in a merge patch: absent and null would have different meanings.",
                    TypeRules::optionalAndNullable),
            Lint.warning(
                    "required-with-default",
                    "A value with a default is not required: the default would never apply.",
                    TypeRules::requiredWithDefault),
            Lint.warning(
                    "timestamp-without-format",
                    "A string named like a time (`created_at`, `start_date`) has the format `date-time` or `date`.",
                    TypeRules::timestampWithoutFormat),
            Lint.warning(
                    "money-as-float",
                    "An amount of money does not have the format `float` or `double`, which cannot represent 0.1; a plain `number` is exact.",
                    TypeRules::moneyAsFloat),
            Lint.warning(
                    "union-without-discriminator",
                    "A union of objects has a discriminator: without one, every variant is tried, and new ones are not recognised.",
                    TypeRules::unionWithoutDiscriminator),
            Lint.warning(
                    "read-only-in-request",
                    "A type that only requests use has no `readOnly` property.",
                    TypeRules::readOnlyInRequest),
            Lint.warning(
                    "write-only-in-answer",
                    "A type that only responses use has no `writeOnly` property.",
                    TypeRules::writeOnlyInAnswer),
            Lint.error(
                    "endless-type",
                    "An object does not require an object of its own type, directly or indirectly: such a value would be infinite.",
                    TypeRules::endlessType));

    private TypeRules() {}

    /** The enum values that have a name, and those that have none, each with its place. */
    private static void enums(Api api, Enums use) {
        for (Declaration declaration : api.declarations()) {
            if (declaration instanceof Declaration.EnumType known) {
                use.at(Pointers.child(known.pointer(), "enum"), known.values());
            }
        }
        for (UseSite site : api.sites()) {
            for (Constraint constraint : site.use().constraints()) {
                if (constraint instanceof Constraint.OneOf oneOf && site.use().type() instanceof Type.Text) {
                    use.at(oneOf.pointer(), oneOf.values());
                }
            }
        }
    }

    private interface Enums {
        void at(String pointer, List<String> values);
    }

    private static void blankEnumValue(Api api, Lint.Found found) {
        enums(
                api,
                (pointer, values) -> values.stream()
                        .filter(value -> value.isBlank() || !value.equals(value.strip()))
                        .forEach(value -> found.at(
                                pointer,
                                "`" + value + "` is blank or has leading or trailing spaces",
                                "remove the spaces, or the value")));
    }

    private static void enumValuesAlike(Api api, Lint.Found found) {
        enums(api, (pointer, values) -> {
            Map<String, String> first = new HashMap<>();
            for (String value : values) {
                String other = first.putIfAbsent(value.toLowerCase(Locale.ROOT), value);
                if (other != null) {
                    found.at(pointer, "`" + value + "` differs from `" + other + "` only in case", "keep one");
                }
            }
        });
    }

    private static void enumTwice(Api api, Lint.Found found) {
        Map<Set<String>, String> first = new HashMap<>();
        for (Declaration declaration : api.declarations()) {
            if (declaration instanceof Declaration.EnumType known
                    && known.values().size() > 1) {
                String other = first.putIfAbsent(Set.copyOf(known.values()), known.name());
                if (other != null) {
                    found.at(
                            known.pointer(),
                            "`" + known.name() + "` has the same values as `" + other + "`",
                            "reference it, or change the values");
                }
            }
        }
    }

    private static void optionalAndNullable(Api api, Lint.Found found) {
        Set<String> patches = new HashSet<>();
        Set<String> others = new HashSet<>();
        Contents.each(
                api,
                (content, request) -> (MediaTypeEssence.of(content.mediaType()).mergePatch() ? patches : others)
                        .addAll(api.reachable(content.use())));
        patches.removeAll(others);
        for (Declaration declaration : api.declarations()) {
            if (declaration instanceof Declaration.ObjectType object && !patches.contains(object.name())) {
                for (Field field : object.fields()) {
                    if (!field.required() && field.use().nullable()) {
                        found.at(
                                field.pointer(),
                                "`" + field.name() + "` is both optional and nullable",
                                "make it required, or remove null");
                    }
                }
            }
        }
    }

    private static void requiredWithDefault(Api api, Lint.Found found) {
        for (UseSite site : api.sites()) {
            boolean named = site.kind() == UseSite.Kind.PARAMETER || site.kind() == UseSite.Kind.PROPERTY;
            // A constant is often its own default.
            boolean constant = site.use().constraints().stream()
                    .anyMatch(constraint -> constraint instanceof Constraint.OneOf oneOf
                            && oneOf.values().size() == 1);
            if (named && site.request() && site.required() && site.use().defaultValue() != null && !constant) {
                found.at(
                        site.use().pointer(),
                        site.words() + " is required, so its default never applies",
                        "make it optional, or remove the default");
            }
        }
    }

    private static void timestampWithoutFormat(Api api, Lint.Found found) {
        for (UseSite site : api.sites()) {
            boolean named = site.kind() == UseSite.Kind.PARAMETER || site.kind() == UseSite.Kind.PROPERTY;
            boolean free = site.use().type() instanceof Type.Text text
                    && text.kind() == Type.TextKind.PLAIN
                    && site.use().constraints().stream().noneMatch(TypeRules::says);
            String last = named && free ? last(site.name()) : "";
            if (TIMES.contains(last)) {
                found.at(
                        site.use().pointer(),
                        site.words() + " is named like a time, but may be any string",
                        last.equals("date") ? "add `format: date` or `date-time`" : "add `format: date-time`");
            }
        }
    }

    /** The last word of a name. */
    private static String last(String name) {
        List<String> words = NameWords.of(name);
        return words.size() < 2 ? "" : words.get(words.size() - 1);
    }

    /** Whether a constraint defines the format of a time. */
    private static boolean says(Constraint constraint) {
        return constraint instanceof Constraint.Pattern
                || constraint instanceof Constraint.Format
                || constraint instanceof Constraint.OneOf;
    }

    private static void moneyAsFloat(Api api, Lint.Found found) {
        for (UseSite site : api.sites()) {
            if (site.use().type() instanceof Type.Floating floating
                    && NameWords.of(site.name()).stream()
                            .reduce((before, last) -> last)
                            .filter(MONEY::contains)
                            .isPresent()) {
                found.at(
                        site.use().pointer(),
                        site.words() + " is an amount of money with the format "
                                + (floating.bits() == 32 ? "`float`" : "`double`"),
                        "remove the format");
            }
        }
    }

    private static void unionWithoutDiscriminator(Api api, Lint.Found found) {
        for (Declaration declaration : api.declarations()) {
            if (declaration instanceof Declaration.UnionType union && union.discriminator() == null) {
                long objects = union.variants().stream()
                        .filter(variant -> api.declaration(variant.use()) instanceof Declaration.ObjectType)
                        .count();
                if (objects > 1) {
                    found.at(
                            union.pointer(),
                            "the " + objects + " objects of `" + union.name() + "` have no discriminator",
                            "add `discriminator`");
                }
            }
        }
    }

    private static void readOnlyInRequest(Api api, Lint.Found found) {
        for (Declaration declaration : api.declarations()) {
            if (declaration instanceof Declaration.ObjectType object && !api.inResponses(object)) {
                object.fields().stream()
                        .filter(field -> field.use().readOnly())
                        .forEach(field -> found.at(
                                field.pointer(),
                                "`" + field.name() + "` is `readOnly`, but no response uses `" + object.name() + "`",
                                "remove the property or `readOnly`"));
            }
        }
    }

    private static void writeOnlyInAnswer(Api api, Lint.Found found) {
        for (Declaration declaration : api.declarations()) {
            if (declaration instanceof Declaration.ObjectType object && !api.inRequests(object)) {
                object.fields().stream()
                        .filter(field -> field.use().writeOnly())
                        .forEach(field -> found.at(
                                field.pointer(),
                                "`" + field.name() + "` is `writeOnly`, but no request uses `" + object.name() + "`",
                                "remove the property or `writeOnly`"));
            }
        }
    }

    private static void endlessType(Api api, Lint.Found found) {
        Set<String> ending = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Declaration declaration : api.declarations()) {
                if (!ending.contains(declaration.name()) && ends(api, declaration, ending)) {
                    more = ending.add(declaration.name());
                }
            }
        }
        for (Declaration declaration : api.declarations()) {
            if (!ending.contains(declaration.name())) {
                found.at(
                        declaration.pointer(),
                        "each `" + declaration.name() + "` requires another one",
                        "make a property on the cycle optional or nullable");
            }
        }
    }

    private static boolean ends(Api api, Declaration declaration, Set<String> ending) {
        if (declaration instanceof Declaration.ObjectType object) {
            return object.fields().stream().filter(Field::required).allMatch(field -> ends(api, field.use(), ending));
        }
        return !(declaration instanceof Declaration.UnionType union)
                || union.variants().stream().anyMatch(variant -> ends(api, variant.use(), ending));
    }

    private static boolean ends(Api api, TypeUse use, Set<String> ending) {
        if (use.nullable()) {
            return true;
        } else if (use.type() instanceof Type.ListOf list) {
            return ends(api, list.element(), ending)
                    || use.constraints().stream()
                            .noneMatch(
                                    constraint -> constraint instanceof Constraint.MinItems least && least.value() > 0);
        } else if (use.type() instanceof Type.MapOf map) {
            return ends(api, map.value(), ending)
                    || use.constraints().stream()
                            .noneMatch(constraint ->
                                    constraint instanceof Constraint.MinProperties least && least.value() > 0);
        }
        Declaration declaration = api.declaration(use);
        return declaration == null || ending.contains(declaration.name());
    }
}
