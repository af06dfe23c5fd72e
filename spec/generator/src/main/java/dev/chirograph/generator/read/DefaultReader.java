package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.DefaultValue;
import dev.chirograph.generator.contract.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the default of a schema and refuses one that is no value of the schema's type. */
final class DefaultReader {
    private final Source source;
    private final Declarations declarations;

    DefaultReader(Source source, Declarations declarations) {
        this.source = source;
        this.declarations = declarations;
    }

    /** Gives the default; null when there is none, it is null, or it is refused. */
    @Nullable
    DefaultValue read(Node schema, Type type, List<Constraint> constraints) {
        Node written = schema.child("default");
        if (written == null || written.value().isNull()) {
            return null;
        }
        DefaultValue value = read(written.value(), type);
        if (value == null) {
            source.refuse(written, "`" + written.value() + "` is no default that this type can have; mend it");
        } else if (value instanceof DefaultValue.Text text && !named(text, constraints)) {
            source.refuse(written, "`" + text.value() + "` is none of the values that are allowed; choose one of them");
        }
        return value;
    }

    private @Nullable DefaultValue read(JsonNode value, Type type) {
        if (type instanceof Type.Bool) {
            return value.isBoolean() ? new DefaultValue.Bool(value.booleanValue()) : null;
        } else if (type instanceof Type.Whole whole) {
            return value.isNumber() && fits(value.decimalValue(), whole.bits())
                    ? new DefaultValue.Numeric(value.decimalValue())
                    : null;
        } else if (type instanceof Type.Decimal || type instanceof Type.Floating) {
            return value.isNumber() ? new DefaultValue.Numeric(value.decimalValue()) : null;
        } else if (type instanceof Type.Text text) {
            return value.isTextual() && readable(value.textValue(), text.kind())
                    ? new DefaultValue.Text(value.textValue())
                    : null;
        } else if (type instanceof Type.ListOf) {
            return value.isArray() && value.isEmpty() ? new DefaultValue.EmptyList() : null;
        } else if (type instanceof Type.MapOf || type instanceof Type.FreeForm) {
            return value.isObject() && value.isEmpty() ? new DefaultValue.EmptyMap() : null;
        } else if (type instanceof Type.Reference reference) {
            return value.isTextual()
                            && declarations.get(reference.name()) instanceof Declaration.EnumType known
                            // An enum without values is refused already.
                            && (known.values().isEmpty() || known.values().contains(value.textValue()))
                    ? new DefaultValue.Text(value.textValue())
                    : null;
        }
        return null;
    }

    private static boolean named(DefaultValue.Text text, List<Constraint> constraints) {
        return constraints.stream()
                .allMatch(constraint -> !(constraint instanceof Constraint.OneOf values)
                        || values.values().contains(text.value()));
    }

    private static boolean fits(BigDecimal value, int bits) {
        try {
            BigInteger whole = value.toBigIntegerExact();
            return whole.bitLength() < bits;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    private static boolean readable(String text, Type.TextKind kind) {
        try {
            switch (kind) {
                case PLAIN -> {}
                case DATE -> LocalDate.parse(text);
                case DATE_TIME -> OffsetDateTime.parse(text);
                case UUID -> UUID.fromString(text);
                case URI -> URI.create(text);
                case BINARY -> {}
                case BYTES -> Base64.getDecoder().decode(text);
            }
            return true;
        } catch (DateTimeException | IllegalArgumentException e) {
            return false;
        }
    }
}
