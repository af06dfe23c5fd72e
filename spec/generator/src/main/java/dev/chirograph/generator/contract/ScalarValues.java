package dev.chirograph.generator.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.regex.Pattern;

/** Matches JSON values with scalar types, as generated code reads them. */
public final class ScalarValues {
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    /** Above the 19 digits of 2^63. */
    private static final int MAXIMUM_DIGITS = 20;

    private ScalarValues() {}

    /**
     * Returns whether a value is of a scalar type.
     *
     * @throws IllegalArgumentException if the type is not scalar
     */
    public static boolean matches(Type type, JsonNode value) {
        if (type instanceof Type.Bool) {
            return value.isBoolean();
        } else if (type instanceof Type.Whole whole) {
            return value.isNumber() && integer(value.decimalValue(), whole.bits());
        } else if (type instanceof Type.Decimal || type instanceof Type.Floating) {
            return value.isNumber();
        } else if (type instanceof Type.Text text) {
            return value.isTextual() && readable(value.textValue(), text.kind());
        }
        throw new IllegalArgumentException(type + " is not a scalar type");
    }

    private static boolean integer(BigDecimal value, int bits) {
        // Does not write out 1e999999999.
        if (value.precision() - value.scale() > MAXIMUM_DIGITS) {
            return false;
        }
        try {
            BigInteger integer = value.toBigIntegerExact();
            return integer.bitLength() < bits;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    private static boolean readable(String text, Type.TextKind kind) {
        try {
            return switch (kind) {
                case PLAIN, BINARY -> true;
                case DATE -> LocalDate.parse(text) != null;
                case DATE_TIME -> OffsetDateTime.parse(text) != null;
                case UUID -> UUID.matcher(text).matches();
                case URI -> new URI(text) != null;
                case BYTES -> Base64.getDecoder().decode(text) != null;
            };
        } catch (DateTimeException | URISyntaxException | IllegalArgumentException e) {
            return false;
        }
    }
}
