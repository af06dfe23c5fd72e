package ${supportPackage};

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The encoded value of one parameter, which the codec of its type decodes. An invalid value is a violation
 * at {@code /name} or below, and never an exception.
 *
 * <pre>{@code
 * Fields query = Fields.query(rawQuery, violations);
 * Integer limit = RawParameter.query("limit", Style.FORM, true, query).read(Codecs.INT32, violations);
 * Item item = RawParameter.path("id", Style.SIMPLE, false, rawSegment).required(ItemIdCodec.INSTANCE, violations);
 * Filter filter = RawParameter.query("filter", Style.DEEP_OBJECT, true, query).read(FilterCodec.INSTANCE, violations);
 * Sort sort = RawParameter.spread("sort", query, Set.of("limit", "filter")).read(SortCodec.INSTANCE, violations);
 * Where where = RawParameter.query("where", Style.FORM, true, query).json().read(WhereCodec.INSTANCE, violations); // content:
 * }</pre>
 *
 * <p>An absent value is null, and a violation only for {@link #required}. In a style with a delimiter, an empty string is an empty
 * list. Within a list or an object, {@code null} is null where the type allows null.
 */
public final class RawParameter {
    private final String in;
    private final String name;
    private final @Nullable Part part;
    /** The violation found before decoding; null if there is none. */
    private final @Nullable String broken;

    private RawParameter(String in, String name, @Nullable Part part, @Nullable String broken) {
        this.in = in;
        this.name = name;
        this.part = part;
        this.broken = broken;
    }

    /**
     * Reads a path parameter.
     *
     * @param raw the path segment as received, with the prefix of its style; null if absent
     */
    public static RawParameter path(String name, Style style, boolean explode, @Nullable String raw) {
        return styled("path", name, style, explode, TextEncoding.PERCENT, raw == null ? List.of() : List.of(raw));
    }

    /** Reads a query parameter; use {@link #spread} for an exploded object in style form. */
    public static RawParameter query(String name, Style style, boolean explode, Fields query) {
        return fields(name, style, explode, query);
    }

    /** Reads a cookie. */
    public static RawParameter cookie(String name, boolean explode, Fields cookies) {
        return fields(name, Style.FORM, explode, cookies);
    }

    /**
     * Reads an exploded object in style form from the query or the cookies, where each member is a parameter of its own.
     *
     * @param others the names of the other parameters in that location, which are not members
     */
    public static RawParameter spread(String name, Fields fields, Set<String> others) {
        return new RawParameter(fields.in(), name, SpreadPart.of(fields, others), null);
    }

    /**
     * Reads a header, which is not encoded.
     *
     * @param lines its lines as received; empty if absent
     */
    public static RawParameter header(String name, boolean explode, List<String> lines) {
        return styled("header", name, Style.SIMPLE, explode, TextEncoding.PLAIN, lines);
    }

    private static RawParameter fields(String name, Style style, boolean explode, Fields fields) {
        if (style == Style.DEEP_OBJECT) {
            String[] broken = new String[1];
            Part part = DeepPart.of(name, fields, message -> broken[0] = message);
            return new RawParameter(fields.in(), name, part, broken[0]);
        }
        return styled(fields.in(), name, style, explode, fields.coding(), fields.raws(name));
    }

    private static RawParameter styled(
            String in, String name, Style style, boolean explode, TextEncoding coding, List<String> raws) {
        Part part = raws.isEmpty() ? null : new StyledPart(name, style, explode, coding, raws);
        return new RawParameter(in, name, part, null);
    }

    /** Returns this parameter as JSON text, for a parameter with {@code content}. */
    public RawParameter json() {
        return part == null ? this : new RawParameter(in, name, new JsonPart(part), broken);
    }

    /** Returns whether a value was sent. */
    public boolean present() {
        return part != null || broken != null;
    }

    /** Reads an optional value strictly; null if it is absent or invalid; violations are collected. */
    public <T> @Nullable T read(Codec<T> codec, Violations violations) {
        if (broken != null) {
            violations.add(in, pointer(), broken);
        }
        return part == null ? null : read(codec, part, true, violations);
    }

    /** Reads a required value strictly; null if it is absent or invalid; violations are collected. */
    public <T> @Nullable T required(Codec<T> codec, Violations violations) {
        if (!present()) {
            violations.add(in, pointer(), "must be present");
        }
        return read(codec, violations);
    }

    /**
     * Reads leniently, as a client reads a header of a response.
     *
     * @return null if it is absent
     * @throws InvalidContentException if the value has the wrong type
     */
    public <T> @Nullable T read(Codec<T> codec) {
        if (part == null) {
            return null;
        }
        Violations violations = new Violations();
        T value = read(codec, part, false, violations);
        violations.throwIfAny();
        return value;
    }

    private <T> @Nullable T read(Codec<T> codec, Part value, boolean strict, Violations violations) {
        int before = violations.size();
        try {
            T read = codec.read(
                    new TreeReader(new JsonReader.Mode(strict, in, pointer(), false, violations), null, value, null));
            return violations.size() > before ? null : read;
        } catch (MalformedContentException e) {
            violations.add(in, pointer(), "is malformed: " + e.getMessage());
            return null;
        }
    }

    private String pointer() {
        return "/" + JsonReader.escape(name);
    }
}
