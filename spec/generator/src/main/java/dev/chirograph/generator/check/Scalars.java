package dev.chirograph.generator.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chirograph.generator.contract.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.regex.Pattern;

/** Compares values with types that have no parts. */
final class Scalars {
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Scalars() {}

    /** Says what a value must be, empty when it is that. */
    static String mismatch(Type type, JsonNode value) {
        if (type instanceof Type.Bool) {
            return value.isBoolean() ? "" : "true or false";
        } else if (type instanceof Type.Whole whole) {
            return value.isNumber() && whole(value.decimalValue(), whole.bits())
                    ? ""
                    : "a whole number of " + whole.bits() + " bits";
        } else if (type instanceof Type.Text text) {
            return value.isTextual() && readable(value.textValue(), text.kind()) ? "" : words(text.kind());
        }
        return value.isNumber() ? "" : "a number";
    }

    private static boolean whole(BigDecimal value, int bits) {
        // The exponent of 1e999999999 must not be spelt out.
        if (value.precision() - value.scale() > 20) {
            return false;
        }
        try {
            BigInteger whole = value.toBigIntegerExact();
            return whole.bitLength() < bits;
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

    private static String words(Type.TextKind kind) {
        return switch (kind) {
            case PLAIN, BINARY -> "a text";
            case DATE -> "a date such as 2026-11-24";
            case DATE_TIME -> "a date and time such as 2026-11-24T09:30:00Z";
            case UUID -> "a UUID";
            case URI -> "a URI";
            case BYTES -> "a text in base64";
        };
    }
}
