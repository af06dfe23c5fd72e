package ${supportPackage};

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue.ValueType;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compiles JSON Schemas (2020-12) that the generator has written: they refer to their own {@code $defs} only, are recursive only
 * through members or elements, and have no {@code unevaluatedProperties}.
 */
final class SchemaCompiler {
    /** Longer schemas are not quoted in messages. */
    private static final int LONGEST_MEANING = 200;

    private final JsonObject definitions;
    private final JsonObject patterns;
    private final Map<String, Subschema> defined = new HashMap<>();

    private SchemaCompiler(JsonObject root) {
        this.definitions = object(root.get("$defs"));
        this.patterns = object(root.get("x-java-patterns"));
    }

    /**
     * Compiles a schema.
     *
     * @param text the schema, with {@code x-java-patterns}: the Java equivalents of patterns that Java writes differently
     */
    static Subschema compile(String text) {
        JsonObject root;
        try (var reader = JsonProvider.provider().createReader(new StringReader(text))) {
            root = reader.readObject();
        }
        return new SchemaCompiler(root).schema(root);
    }

    private Subschema schema(JsonValue said) {
        Subschema schema = new Subschema(meaning(said));
        schema.be(rules(said));
        return schema;
    }

    private List<Subschema.Rule> rules(JsonValue said) {
        if (said == JsonValue.FALSE) {
            return List.of((value, location) -> location.broken("must not be here"));
        }
        List<Subschema.Rule> rules = new ArrayList<>();
        JsonObject schema = object(said);
        schema.forEach((keyword, value) -> rule(schema, keyword, value, rules::add));
        return List.copyOf(rules);
    }

    private void rule(JsonObject schema, String keyword, JsonValue said, Consumer<Subschema.Rule> to) {
        switch (keyword) {
            case "$ref" -> to.accept(reference(((JsonString) said).getString()));
            case "type" -> to.accept(type(said));
            case "const" -> to.accept((value, location) -> Checks.oneOf(location, value, List.of(said)));
            case "enum" -> to.accept((value, location) -> Checks.oneOf(location, value, said.asJsonArray()));
            case "minLength" -> to.accept((value, location) -> JsonChecks.minLength(location, value, count(said)));
            case "maxLength" -> to.accept((value, location) -> JsonChecks.maxLength(location, value, count(said)));
            case "pattern" -> {
                Pattern pattern = pattern(((JsonString) said).getString());
                String expression = ((JsonString) said).getString();
                to.accept((value, location) -> JsonChecks.pattern(location, value, pattern, expression));
            }
            case "format" -> {
                String format = ((JsonString) said).getString();
                to.accept((value, location) -> format(format, value, location));
            }
            case "minimum" -> to.accept((value, location) -> JsonChecks.minimum(location, value, number(said)));
            case "maximum" -> to.accept((value, location) -> JsonChecks.maximum(location, value, number(said)));
            case "exclusiveMinimum" -> to.accept((value, location) -> JsonChecks.exclusiveMinimum(location, value, number(said)));
            case "exclusiveMaximum" -> to.accept((value, location) -> JsonChecks.exclusiveMaximum(location, value, number(said)));
            case "multipleOf" -> to.accept((value, location) -> JsonChecks.multipleOf(location, value, number(said)));
            case "minItems" -> to.accept((value, location) -> JsonChecks.minItems(location, value, count(said)));
            case "maxItems" -> to.accept((value, location) -> JsonChecks.maxItems(location, value, count(said)));
            case "uniqueItems" -> to.accept((value, location) -> JsonChecks.uniqueItems(location, value));
            case "minProperties" -> to.accept((value, location) -> JsonChecks.minProperties(location, value, count(said)));
            case "maxProperties" -> to.accept((value, location) -> JsonChecks.maxProperties(location, value, count(said)));
            case "required" -> to.accept(required(names(said)));
            case "dependentRequired" -> said.asJsonObject()
                    .forEach((name, needed) -> to.accept(dependentRequired(name, names(needed))));
            case "properties" -> to.accept(properties(said.asJsonObject()));
            case "patternProperties" -> to.accept(patternProperties(said.asJsonObject()));
            case "additionalProperties" -> to.accept(additionalProperties(schema, said));
            case "propertyNames" -> to.accept(propertyNames(schema(said)));
            case "prefixItems" -> to.accept(prefixItems(said.asJsonArray()));
            case "items" -> to.accept(items(schema.containsKey("prefixItems") ? schema.getJsonArray("prefixItems").size() : 0, said));
            case "contains" -> to.accept(contains(schema, schema(said)));
            case "allOf" -> said.asJsonArray().forEach(each -> to.accept(schema(each)::check));
            case "anyOf" -> to.accept(anyOf(schemas(said)));
            case "oneOf" -> to.accept(oneOf(schemas(said)));
            case "not" -> to.accept(not(schema(said)));
            case "if" -> to.accept(condition(schema(said), schema.get("then"), schema.get("else")));
            case "dependentSchemas" -> said.asJsonObject()
                    .forEach((name, each) -> to.accept(dependentSchema(name, schema(each))));
            default -> {
                // Other keywords belong to one of these, or do not constrain values.
            }
        }
    }

    private Subschema.Rule reference(String reference) {
        String name = reference.substring("#/$defs/".length());
        Subschema known = defined.get(name);
        if (known == null) {
            known = new Subschema(meaning(definitions.get(name)));
            defined.put(name, known);
            known.be(rules(definitions.get(name)));
        }
        return known::check;
    }

    private static Subschema.Rule type(JsonValue said) {
        List<String> names = said instanceof JsonArray ? names(said) : List.of(((JsonString) said).getString());
        String wanted = "must be " + types(names);
        return (value, location) -> {
            if (names.stream().noneMatch(name -> is(value, name))) {
                location.broken(value == JsonValue.NULL ? wanted + " and not null" : wanted);
            }
        };
    }

    private static boolean is(JsonValue value, String type) {
        return switch (value.getValueType()) {
            case NULL -> type.equals("null");
            case TRUE, FALSE -> type.equals("boolean");
            case STRING -> type.equals("string");
            case ARRAY -> type.equals("array");
            case OBJECT -> type.equals("object");
            case NUMBER -> type.equals("number")
                    || type.equals("integer") && number(value).stripTrailingZeros().scale() <= 0;
        };
    }

    private static String types(List<String> names) {
        return names.stream()
                .map(name -> switch (name) {
                    case "null" -> "null";
                    case "boolean" -> "true or false";
                    case "integer" -> "a whole number";
                    case "array", "object" -> "an " + name;
                    default -> "a " + name;
                })
                .collect(Collectors.joining(" or "));
    }

    private static void format(String format, JsonValue value, InstanceLocation location) {
        if (value instanceof JsonNumber number && number.isIntegral()) {
            if (format.equals("int32")) {
                Scalars.int32(location, number.toString());
            } else if (format.equals("int64")) {
                Scalars.int64(location, number.toString());
            }
        } else if (value instanceof JsonString text) {
            switch (format) {
                case "date" -> Scalars.date(location, text.getString());
                case "date-time" -> Scalars.dateTime(location, text.getString());
                case "uuid" -> Scalars.uuid(location, text.getString());
                case "uri" -> Scalars.uri(location, text.getString());
                default -> Checks.format(location, text.getString(), format);
            }
        }
    }

    private static Subschema.Rule required(List<String> names) {
        return (value, location) -> {
            if (value instanceof JsonObject object) {
                for (String name : names) {
                    if (!object.containsKey(name)) {
                        location.member(name).broken("must be present");
                    }
                }
            }
        };
    }

    private static Subschema.Rule dependentRequired(String member, List<String> needed) {
        return (value, location) -> {
            if (value instanceof JsonObject object && object.containsKey(member)) {
                for (String name : needed) {
                    if (!object.containsKey(name)) {
                        location.member(name).broken("must be present where " + member + " is");
                    }
                }
            }
        };
    }

    private Subschema.Rule properties(JsonObject said) {
        Map<String, Subschema> schemas = members(said);
        return (value, location) -> {
            if (value instanceof JsonObject object) {
                schemas.forEach((name, schema) -> {
                    JsonValue member = object.get(name);
                    if (member != null && !location.decided()) {
                        schema.check(member, location.member(name));
                    }
                });
            }
        };
    }

    private Subschema.Rule patternProperties(JsonObject said) {
        Map<Pattern, Subschema> schemas = new LinkedHashMap<>();
        said.forEach((expression, schema) -> schemas.put(pattern(expression), schema(schema)));
        return (value, location) -> {
            if (value instanceof JsonObject object) {
                object.forEach((name, member) -> schemas.forEach((pattern, schema) -> {
                    location.step();
                    if (!location.decided() && pattern.matcher(name).find()) {
                        schema.check(member, location.member(name));
                    }
                }));
            }
        };
    }

    private Subschema.Rule additionalProperties(JsonObject schema, JsonValue said) {
        Set<String> known = Set.copyOf(object(schema.get("properties")).keySet());
        List<Pattern> matched = object(schema.get("patternProperties")).keySet().stream()
                .map(this::pattern)
                .toList();
        Subschema additional = schema(said);
        boolean none = said == JsonValue.FALSE;
        return (value, location) -> {
            if (value instanceof JsonObject object) {
                object.forEach((name, member) -> {
                    location.step();
                    if (!location.decided()
                            && !known.contains(name)
                            && matched.stream().noneMatch(pattern -> pattern.matcher(name).find())) {
                        if (none) {
                            location.member(name).broken("is not a property that is known here");
                        } else {
                            additional.check(member, location.member(name));
                        }
                    }
                });
            }
        };
    }

    private static Subschema.Rule propertyNames(Subschema schema) {
        return (value, location) -> {
            if (value instanceof JsonObject object) {
                for (String name : object.keySet()) {
                    if (!location.decided()) {
                        schema.check(Scalars.json(name), location.member(name).wording("has a name that ", ""));
                    }
                }
            }
        };
    }

    private Subschema.Rule prefixItems(JsonArray said) {
        List<Subschema> schemas = schemas(said);
        return (value, location) -> {
            if (value instanceof JsonArray list) {
                int most = Math.min(list.size(), schemas.size());
                for (int index = 0; index < most && !location.decided(); index++) {
                    schemas.get(index).check(list.get(index), location.member(String.valueOf(index)));
                }
            }
        };
    }

    private Subschema.Rule items(int from, JsonValue said) {
        if (said == JsonValue.FALSE) {
            return (value, location) -> JsonChecks.maxItems(location, value, from);
        }
        Subschema schema = schema(said);
        return (value, location) -> {
            if (value instanceof JsonArray list) {
                for (int index = from; index < list.size() && !location.decided(); index++) {
                    schema.check(list.get(index), location.member(String.valueOf(index)));
                }
            }
        };
    }

    private static Subschema.Rule contains(JsonObject said, Subschema schema) {
        int least = said.containsKey("minContains") ? count(said.get("minContains")) : 1;
        int most = said.containsKey("maxContains") ? count(said.get("maxContains")) : Integer.MAX_VALUE;
        return (value, location) -> {
            if (value instanceof JsonArray list) {
                int found = 0;
                for (JsonValue element : list) {
                    found += schema.met(element, location) ? 1 : 0;
                }
                if (found < least) {
                    location.broken("must have at least " + elements(least) + schema.meaning);
                } else if (found > most) {
                    location.broken("must have at most " + elements(most) + schema.meaning);
                }
            }
        };
    }

    private static String elements(int number) {
        return number + (number == 1 ? " element that " : " elements, each of which ");
    }

    private static Subschema.Rule anyOf(List<Subschema> schemas) {
        return (value, location) -> {
            if (schemas.stream().noneMatch(schema -> schema.met(value, location))) {
                none(schemas, value, location);
            }
        };
    }

    private static Subschema.Rule oneOf(List<Subschema> schemas) {
        return (value, location) -> {
            List<Subschema> fitting =
                    schemas.stream().filter(schema -> schema.met(value, location)).toList();
            if (fitting.isEmpty()) {
                none(schemas, value, location);
            } else if (fitting.size() > 1) {
                location.broken("must fit only one of: " + meanings(fitting));
            }
        };
    }

    private static void none(List<Subschema> schemas, JsonValue value, InstanceLocation location) {
        if (schemas.size() == 1) {
            schemas.get(0).check(value, location);
        } else {
            location.broken("must be a value that " + meanings(schemas));
        }
    }

    private static String meanings(List<Subschema> schemas) {
        return schemas.stream().map(schema -> schema.meaning).collect(Collectors.joining(", or "));
    }

    private static Subschema.Rule not(Subschema schema) {
        return (value, location) -> {
            if (schema.met(value, location)) {
                location.broken("must not be a value that " + schema.meaning);
            }
        };
    }

    private Subschema.Rule condition(
            Subschema condition, @Nullable JsonValue then, @Nullable JsonValue otherwise) {
        Subschema positive = schema(then == null ? JsonValue.TRUE : then);
        Subschema negative = schema(otherwise == null ? JsonValue.TRUE : otherwise);
        return (value, location) -> {
            if (condition.met(value, location)) {
                positive.check(value, location.wording("", ", since the value " + condition.meaning));
            } else {
                negative.check(value, location.wording("", ", unless the value " + condition.meaning));
            }
        };
    }

    private static Subschema.Rule dependentSchema(String name, Subschema schema) {
        return (value, location) -> {
            if (value instanceof JsonObject object && object.containsKey(name)) {
                schema.check(value, location.wording("", " where " + name + " is present"));
            }
        };
    }

    private static String meaning(JsonValue said) {
        JsonObject schema = object(said);
        if (schema.size() == 1 && schema.containsKey("const")) {
            return shortened("is ", schema.get("const").toString());
        } else if (schema.size() == 1 && schema.containsKey("enum")) {
            return shortened("is one of ", list(schema.getJsonArray("enum"), ", "));
        } else if (schema.size() == 1 && schema.containsKey("type")) {
            JsonValue type = schema.get("type");
            return "is " + types(type instanceof JsonArray ? names(type) : List.of(((JsonString) type).getString()));
        } else if (schema.size() == 1 && schema.containsKey("required")) {
            return shortened("has ", String.join(" and ", names(schema.get("required"))));
        }
        Map<String, JsonValue> own = new LinkedHashMap<>(schema);
        own.remove("$defs");
        own.remove("x-java-patterns");
        return shortened("meets the schema ", own.isEmpty() ? said.toString() : Scalars.object(own).toString());
    }

    private static String list(JsonArray values, String between) {
        return values.stream().map(JsonValue::toString).collect(Collectors.joining(between));
    }

    private static String shortened(String words, String text) {
        if (text.length() <= LONGEST_MEANING) {
            return words + text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_MEANING - 1)) ? LONGEST_MEANING - 1 : LONGEST_MEANING;
        return words + text.substring(0, end) + "\u2026";
    }

    private Map<String, Subschema> members(JsonObject said) {
        Map<String, Subschema> schemas = new LinkedHashMap<>();
        said.forEach((name, each) -> schemas.put(name, schema(each)));
        return schemas;
    }

    private List<Subschema> schemas(JsonValue said) {
        return said.asJsonArray().stream().map(this::schema).toList();
    }

    private Pattern pattern(String expression) {
        return Pattern.compile(patterns.getString(expression, expression));
    }

    private static List<String> names(JsonValue said) {
        return said.asJsonArray().stream()
                .map(name -> ((JsonString) name).getString())
                .toList();
    }

    private static int count(JsonValue said) {
        return ((JsonNumber) said).intValue();
    }

    private static BigDecimal number(JsonValue said) {
        return ((JsonNumber) said).bigDecimalValue();
    }

    private static JsonObject object(@Nullable JsonValue said) {
        return said != null && said.getValueType() == ValueType.OBJECT ? said.asJsonObject() : JsonValue.EMPTY_JSON_OBJECT;
    }
}
