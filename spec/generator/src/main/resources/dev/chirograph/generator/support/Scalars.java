package ${supportPackage};

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Converts between strings and values. An invalid string is reported, and the result is null. */
public final class Scalars {
    /** No amount and no distance needs more digits; a number of a million digits is an attack. */
    private static final int MAXIMUM_DIGITS = 400;

    private static final JsonProvider PROVIDER = JsonProvider.provider();
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?");
    private static final Pattern DATE_TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Scalars() {}

    /** Reads a number in JSON notation. */
    public static @Nullable BigDecimal number(ViolationSink sink, String text) {
        if (text.length() > MAXIMUM_DIGITS || !NUMBER.matcher(text).matches()) {
            sink.broken(text.length() > MAXIMUM_DIGITS ? tooLong() : "must be a number");
            return null;
        }
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) > MAXIMUM_DIGITS) {
            sink.broken(tooLong());
            return null;
        }
        return number;
    }

    /** Reads an integer of 32 bits. */
    public static @Nullable Integer int32(ViolationSink sink, String text) {
        Long number = whole(sink, text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return number == null ? null : number.intValue();
    }

    /** Reads an integer of 64 bits. */
    public static @Nullable Long int64(ViolationSink sink, String text) {
        return whole(sink, text, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Reads a number of 32 bits. */
    public static @Nullable Float float32(ViolationSink sink, String text) {
        BigDecimal number = number(sink, text);
        if (number != null && Float.isInfinite(number.floatValue())) {
            sink.broken("must be a number of 32 bits");
            return null;
        }
        return number == null ? null : number.floatValue();
    }

    /** Reads a number of 64 bits. */
    public static @Nullable Double float64(ViolationSink sink, String text) {
        BigDecimal number = number(sink, text);
        if (number != null && Double.isInfinite(number.doubleValue())) {
            sink.broken("must be a number of 64 bits");
            return null;
        }
        return number == null ? null : number.doubleValue();
    }

    /** Reads a boolean. */
    public static @Nullable Boolean bool(ViolationSink sink, String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        sink.broken("must be true or false");
        return null;
    }

    /** Reads a string. */
    public static String string(ViolationSink sink, String text) {
        return text;
    }

    /** Reads a date (RFC 3339, {@code full-date}). */
    public static @Nullable LocalDate date(ViolationSink sink, String text) {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // Reported below, for both kinds of invalid strings.
        }
        sink.broken("must be a day such as 2026-11-24");
        return null;
    }

    /** Reads an instant with its offset (RFC 3339, {@code date-time}). */
    public static @Nullable OffsetDateTime dateTime(ViolationSink sink, String text) {
        try {
            if (DATE_TIME.matcher(text).matches()) {
                return OffsetDateTime.parse(text);
            }
        } catch (DateTimeException e) {
            // Reported below, for both kinds of invalid strings.
        }
        sink.broken("must be a time such as 2026-11-24T09:30:00Z");
        return null;
    }

    /** Reads a UUID (RFC 9562). */
    public static @Nullable UUID uuid(ViolationSink sink, String text) {
        if (UUID_TEXT.matcher(text).matches()) {
            return UUID.fromString(text);
        }
        sink.broken("must be a UUID such as 8f14e45f-ceea-467f-a0e6-6b0c7c1b7a11");
        return null;
    }

    /** Reads a URI or a reference to one (RFC 3986). */
    public static @Nullable URI uri(ViolationSink sink, String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            sink.broken("must be a URI");
            return null;
        }
    }

    /** Reads bytes (RFC 4648, section 4). */
    public static byte @Nullable [] bytes(ViolationSink sink, String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            sink.broken("must be bytes in base64");
            return null;
        }
    }

    /** Reads raw bytes: the UTF-8 of the string. */
    public static byte[] binary(ViolationSink sink, String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes bytes as the string that they encode in UTF-8.
     *
     * @throws IllegalArgumentException if they are not UTF-8
     */
    public static String utf8(byte[] value) {
        try {
            // A new decoder reports malformed input, which String's constructor would replace.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("bytes that are not UTF-8 cannot be written as text", e);
        }
    }

    /** Writes a date. */
    public static String text(LocalDate value) {
        return value.toString();
    }

    /** Writes an instant with its offset, always with seconds (RFC 3339). */
    public static String text(OffsetDateTime value) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value);
    }

    /** Writes bytes in base64. */
    public static String text(byte[] value) {
        return Base64.getEncoder().encodeToString(value);
    }

    /** Writes a number, without an exponent. */
    public static String text(BigDecimal value) {
        return value.toPlainString();
    }

    /** Writes a string, or a value whose {@code toString} is the notation of the contract: numbers, booleans, UUIDs, URIs. */
    public static String text(Object value) {
        return value.toString();
    }

    static JsonObject object(Map<String, JsonValue> members) {
        JsonObjectBuilder object = PROVIDER.createObjectBuilder();
        members.forEach(object::add);
        return object.build();
    }

    static JsonArray array(List<JsonValue> elements) {
        JsonArrayBuilder array = PROVIDER.createArrayBuilder();
        elements.forEach(array::add);
        return array.build();
    }

    static JsonValue json(String value) {
        return PROVIDER.createValue(value);
    }

    static JsonValue json(long value) {
        return PROVIDER.createValue(value);
    }

    static JsonValue json(BigDecimal value) {
        return PROVIDER.createValue(value);
    }

    /** Writes a number without an exponent, unless the string would be very long. */
    static String digits(JsonNumber number) {
        BigDecimal decimal = number.bigDecimalValue();
        return Math.abs((long) decimal.scale()) > MAXIMUM_DIGITS ? decimal.toString() : decimal.toPlainString();
    }

    private static @Nullable Long whole(ViolationSink sink, String text, long least, long most) {
        BigDecimal number = NUMBER.matcher(text).matches() ? number(sink, text) : null;
        if (number == null) {
            if (!NUMBER.matcher(text).matches()) {
                sink.broken("must be a whole number");
            }
            return null;
        }
        try {
            long whole = number.longValueExact();
            if (whole >= least && whole <= most) {
                return whole;
            }
        } catch (ArithmeticException e) {
            if (number.stripTrailingZeros().scale() > 0) {
                sink.broken("must be a whole number");
                return null;
            }
        }
        sink.broken("must be from " + least + " to " + most);
        return null;
    }

    private static String tooLong() {
        return "must be a number of at most " + MAXIMUM_DIGITS + " digits";
    }
}
