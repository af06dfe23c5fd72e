package dev.chirograph.generator.emit.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A schema made by chance, which knows values that meet it and values that do not. */
sealed interface RandomShape {
    /** The schema as JSON. */
    String schema();

    /** A value that meets it, as JSON. */
    String value(Random random, int depth);

    /** A value that breaks it in one place. */
    Broken broken(Random random, int depth);

    /**
     * A value that breaks its schema.
     *
     * @param pointer the place where it does
     */
    record Broken(String json, String pointer) {
        static Broken here(String json) {
            return new Broken(json, "");
        }

        private Broken within(String before, String step, String after) {
            return new Broken(
                    before + json + after, "/" + step.replace("~", "~0").replace("/", "~1") + pointer);
        }
    }

    /** A shape of at most some depth; a reference to one of the named shapes ends it. */
    static RandomShape of(Random random, int depth, List<Named> named) {
        int kind = random.nextInt(depth > 0 ? 10 : 5);
        return switch (kind) {
            case 0 -> new Text(random.nextInt(3), 3 + random.nextInt(9));
            case 1 -> new Whole(random.nextBoolean() ? 32 : 64, -random.nextInt(99), random.nextInt(99));
            case 2 -> Scalar.values()[random.nextInt(Scalar.values().length)];
            case 3 ->
                new Values(IntStream.rangeClosed(0, random.nextInt(3))
                        .mapToObj(number -> number + "-" + random.nextInt(99))
                        .toList());
            case 4 -> named.get(random.nextInt(named.size()));
            case 5 -> new ListOf(of(random, depth - 1, named), random.nextInt(2), 2 + random.nextInt(3));
            case 6 -> new MapOf(of(random, depth - 1, named), 1 + random.nextInt(3));
            case 7 -> ByKind.of(random, depth - 1, named);
            default -> Members.of(random, depth - 1, named, null);
        };
    }

    /** Writes a string as JSON. */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars()
                .forEach(unit -> json.append(
                        unit < 0x20 || unit == '"' || unit == '\\'
                                ? String.format("\\u%04x", unit)
                                : String.valueOf((char) unit)));
        return json.append('"').toString();
    }

    /** A string of some length. */
    record Text(int least, int most) implements RandomShape {
        private static final List<String> LETTERS = List.of(
                "a", "Z", "0", " ", "\"", "\\", "/", "~", "\n", "\t", "\u00e9", "\u20ac", "\ud83d\ude00", "{", "&");

        @Override
        public String schema() {
            return "{\"type\":\"string\",\"minLength\":" + least + ",\"maxLength\":" + most + "}";
        }

        @Override
        public String value(Random random, int depth) {
            return text(random, least + random.nextInt(most - least + 1));
        }

        @Override
        public Broken broken(Random random, int depth) {
            return Broken.here(random.nextBoolean() ? text(random, most + 1) : "17");
        }

        private static String text(Random random, int length) {
            return quoted(IntStream.range(0, length)
                    .mapToObj(index -> LETTERS.get(random.nextInt(LETTERS.size())))
                    .collect(Collectors.joining()));
        }
    }

    /** A integer, between bounds in half of all cases. */
    record Whole(int bits, int least, int most) implements RandomShape {
        private boolean bounded() {
            return (most & 1) == 0;
        }

        @Override
        public String schema() {
            return "{\"type\":\"integer\",\"format\":\"int" + bits + "\""
                    + (bounded() ? ",\"minimum\":" + least + ",\"exclusiveMaximum\":" + (most + 1) : "") + "}";
        }

        @Override
        public String value(Random random, int depth) {
            if (bounded()) {
                return String.valueOf(least + random.nextInt(most - least + 1));
            }
            return String.valueOf(bits == 32 ? random.nextInt() : random.nextLong());
        }

        @Override
        public Broken broken(Random random, int depth) {
            BigInteger beyond = BigInteger.TWO.pow(bits - 1);
            List<String> broken = List.of(
                    bounded() ? String.valueOf(most + 1) : beyond.toString(),
                    bounded()
                            ? String.valueOf(least - 1)
                            : beyond.negate().subtract(BigInteger.ONE).toString(),
                    "1.5",
                    "\"1\"",
                    "null",
                    "[]");
            return Broken.here(broken.get(random.nextInt(broken.size())));
        }
    }

    /** A type that is all there is to say. */
    enum Scalar implements RandomShape {
        BOOL("boolean", ""),
        DECIMAL("number", ""),
        DOUBLE("number", "double"),
        DATE("string", "date"),
        DATE_TIME("string", "date-time"),
        UUID_TEXT("string", "uuid"),
        URI("string", "uri"),
        BYTES("string", "byte");

        private final String type;
        private final String format;

        Scalar(String type, String format) {
            this.type = type;
            this.format = format;
        }

        @Override
        public String schema() {
            return "{\"type\":\"" + type + "\"" + (format.isEmpty() ? "" : ",\"format\":\"" + format + "\"") + "}";
        }

        @Override
        public String value(Random random, int depth) {
            return switch (this) {
                case BOOL -> String.valueOf(random.nextBoolean());
                case DECIMAL ->
                    new BigDecimal(new BigInteger(1 + random.nextInt(120), random), random.nextInt(40)).toPlainString();
                case DOUBLE ->
                    new BigDecimal(random.nextGaussian()).toPlainString().replaceFirst("(\\.\\d{12})\\d*", "$1");
                case DATE -> quoted(LocalDate.ofEpochDay(random.nextInt(40_000)).toString());
                case DATE_TIME ->
                    quoted(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.ofInstant(
                            Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
                            ZoneOffset.ofHoursMinutes(random.nextInt(12), random.nextInt(60)))));
                case UUID_TEXT -> quoted(new UUID(random.nextLong(), random.nextLong()).toString());
                case URI -> quoted("https://example.com/" + random.nextInt(99) + "?q=%20#f");
                case BYTES -> {
                    byte[] bytes = new byte[random.nextInt(9)];
                    random.nextBytes(bytes);
                    yield quoted(Base64.getEncoder().encodeToString(bytes));
                }
            };
        }

        @Override
        public Broken broken(Random random, int depth) {
            return Broken.here(type.equals("string") ? "\"not ^ one\"" : "{}");
        }
    }

    /** One of some texts. */
    record Values(List<String> values) implements RandomShape {
        @Override
        public String schema() {
            return "{\"enum\":"
                    + values.stream().map(RandomShape::quoted).collect(Collectors.joining(",", "[", "]"))
                    + ",\"type\":\"string\"}";
        }

        @Override
        public String value(Random random, int depth) {
            return quoted(values.get(random.nextInt(values.size())));
        }

        @Override
        public Broken broken(Random random, int depth) {
            return Broken.here("\"another\"");
        }
    }

    /** A list. */
    record ListOf(RandomShape element, int least, int most) implements RandomShape {
        @Override
        public String schema() {
            return "{\"type\":\"array\",\"minItems\":" + least + ",\"maxItems\":" + most + ",\"items\":"
                    + element.schema() + "}";
        }

        @Override
        public String value(Random random, int depth) {
            return IntStream.range(0, least + random.nextInt(most - least + 1))
                    .mapToObj(index -> element.value(random, depth - 1))
                    .collect(Collectors.joining(",", "[", "]"));
        }

        @Override
        public Broken broken(Random random, int depth) {
            String good = element.value(random, depth - 1);
            return switch (random.nextInt(4)) {
                case 0 -> Broken.here("{}");
                case 1 -> Broken.here("[" + String.join(",", java.util.Collections.nCopies(most + 1, good)) + "]");
                default -> element.broken(random, depth - 1).within("[" + good + ",", "1", "]");
            };
        }
    }

    /** A map. */
    record MapOf(RandomShape member, int most) implements RandomShape {
        @Override
        public String schema() {
            return "{\"type\":\"object\",\"maxProperties\":" + most + ",\"additionalProperties\":" + member.schema()
                    + "}";
        }

        @Override
        public String value(Random random, int depth) {
            return IntStream.range(0, random.nextInt(most + 1))
                    .mapToObj(index -> "\"k/~" + index + "\":" + member.value(random, depth - 1))
                    .collect(Collectors.joining(",", "{", "}"));
        }

        @Override
        public Broken broken(Random random, int depth) {
            return random.nextInt(3) == 0
                    ? Broken.here("[]")
                    : member.broken(random, depth - 1).within("{\"k/~0\":", "k/~0", "}");
        }
    }

    /** One of several types that differ in their kind. */
    record ByKind(List<RandomShape> options) implements RandomShape {
        static ByKind of(Random random, int depth, List<Named> named) {
            List<RandomShape> options = new ArrayList<>(List.of(
                    new Text(0, 5),
                    new Whole(64, -9, 8),
                    new ListOf(RandomShape.of(random, depth, named), 0, 2),
                    Members.of(random, depth, named, null)));
            options.remove(random.nextInt(options.size()));
            return new ByKind(options);
        }

        @Override
        public String schema() {
            return options.stream()
                    .map(RandomShape::schema)
                    .collect(Collectors.joining(
                            ",", "{\"" + (options.size() % 2 == 0 ? "anyOf" : "oneOf") + "\":[", "]}"));
        }

        @Override
        public String value(Random random, int depth) {
            return options.get(random.nextInt(options.size())).value(random, depth - 1);
        }

        @Override
        public Broken broken(Random random, int depth) {
            RandomShape option = options.get(random.nextInt(options.size()));
            Broken broken = option.broken(random, depth - 1);
            // What is broken at its root may be of another kind, and good as that.
            return broken.pointer.isEmpty() ? Broken.here("true") : broken;
        }
    }

    /**
     * A property.
     *
     * @param nullable whether null is a value
     */
    record Property(String name, boolean required, boolean nullable, RandomShape shape) {
        private String schema() {
            return nullable ? "{\"oneOf\":[{\"type\":\"null\"}," + shape.schema() + "]}" : shape.schema();
        }
    }

    /**
     * An object.
     *
     * @param tag the value of its property {@code kind}, null when it has none
     */
    record Members(List<Property> properties, boolean closed, String tag) implements RandomShape {
        private static final List<String> NAMES = List.of(
                "class",
                "a-b",
                "a_b",
                "get class",
                "value",
                "1st",
                "\u00e9",
                "note",
                "builder",
                "x/y",
                "m~n",
                "String",
                "");

        static Members of(Random random, int depth, List<Named> named, String tag) {
            List<String> names = new ArrayList<>(NAMES);
            Collections.shuffle(names, random);
            List<Property> properties = new ArrayList<>();
            for (String name : names.subList(0, 1 + random.nextInt(5))) {
                RandomShape shape = RandomShape.of(random, depth, named);
                // A type that holds itself without end has no values.
                boolean required = random.nextBoolean() && !(shape instanceof Named);
                properties.add(new Property(name, required, random.nextInt(4) == 0, shape));
            }
            return new Members(properties, random.nextBoolean(), tag);
        }

        @Override
        public String schema() {
            String tagged = tag == null ? "" : "\"kind\":{\"const\":" + quoted(tag) + "}";
            String members = properties.stream()
                    .map(property -> quoted(property.name) + ":" + property.schema())
                    .collect(Collectors.joining(","));
            String required = properties.stream()
                    .filter(Property::required)
                    .map(property -> quoted(property.name))
                    .collect(Collectors.joining(","));
            String names = tag == null ? required : required.isEmpty() ? "\"kind\"" : "\"kind\"," + required;
            return "{\"type\":\"object\",\"properties\":{" + tagged + (tag == null ? "" : ",") + members
                    + "},\"required\":[" + names + "]" + (closed ? ",\"additionalProperties\":false" : "") + "}";
        }

        @Override
        public String value(Random random, int depth) {
            return object(texts(random, depth, null));
        }

        @Override
        public Broken broken(Random random, int depth) {
            Property property = properties.get(random.nextInt(properties.size()));
            List<String> others = texts(random, depth, property);
            if (property.required && random.nextBoolean()) {
                return new Broken(
                        object(others), "/" + property.name.replace("~", "~0").replace("/", "~1"));
            } else if (closed && random.nextInt(3) == 0) {
                others.add("\"unknown\":[]");
                return new Broken(object(others), "/unknown");
            }
            String before = others.isEmpty() ? "{" : "{" + String.join(",", others) + ",";
            Broken broken = property.shape.broken(random, depth - 1);
            if (property.nullable && broken.json.equals("null")) {
                broken = Broken.here("{\"neither\":\"null\"}");
            }
            return broken.within(before + quoted(property.name) + ":", property.name, "}");
        }

        /** The members of a value, each with its name. */
        private List<String> texts(Random random, int depth, Property left) {
            List<String> texts = new ArrayList<>();
            if (tag != null) {
                texts.add("\"kind\":" + quoted(tag));
            }
            for (Property property : properties) {
                boolean there = property.required || (depth > 0 && random.nextBoolean());
                if (there && property != left) {
                    boolean none = property.nullable && random.nextInt(3) == 0;
                    texts.add(quoted(property.name) + ":" + (none ? "null" : property.shape.value(random, depth - 1)));
                }
            }
            return texts;
        }

        private static String object(List<String> texts) {
            return "{" + String.join(",", texts) + "}";
        }
    }

    /** One of several objects, distinguished by a property. */
    record Tagged(List<Named> variants) implements RandomShape {
        @Override
        public String schema() {
            return variants.stream()
                    .map(Named::schema)
                    .collect(Collectors.joining(
                            ",",
                            "{\"discriminator\":{\"propertyName\":\"kind\",\"mapping\":{"
                                    + variants.stream()
                                            .map(variant -> "\"" + variant.tag() + "\":\"#/components/schemas/"
                                                    + variant.name + "\"")
                                            .collect(Collectors.joining(","))
                                    + "}},\"oneOf\":[",
                            "]}"));
        }

        @Override
        public String value(Random random, int depth) {
            return variants.get(random.nextInt(variants.size())).value(random, depth);
        }

        @Override
        public Broken broken(Random random, int depth) {
            return switch (random.nextInt(4)) {
                case 0 -> new Broken("{\"kind\":\"neither\"}", "/kind");
                case 1 -> Broken.here("[]");
                default -> variants.get(random.nextInt(variants.size())).broken(random, depth);
            };
        }
    }

    /** A shape with a name of its own, which others may refer to before it is made. */
    final class Named implements RandomShape {
        final String name;
        private RandomShape shape;

        Named(String name) {
            this.name = name;
        }

        void is(RandomShape made) {
            shape = made;
        }

        String declaration() {
            return "\"" + name + "\":" + shape.schema();
        }

        private String tag() {
            return ((Members) shape).tag;
        }

        @Override
        public String schema() {
            return "{\"$ref\":\"#/components/schemas/" + name + "\"}";
        }

        @Override
        public String value(Random random, int depth) {
            return shape.value(random, depth);
        }

        @Override
        public Broken broken(Random random, int depth) {
            return shape.broken(random, depth);
        }
    }
}
