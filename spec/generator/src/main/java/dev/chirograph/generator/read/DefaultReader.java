package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.DefaultValue;
import dev.chirograph.generator.contract.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the default of a schema, and skips a default that is not a valid value of the schema. */
final class DefaultReader {
    private final ReadContext context;
    private final ValueMatcher matcher;

    DefaultReader(ReadContext context, Declarations declarations) {
        this.context = context;
        this.matcher = new ValueMatcher(declarations);
    }

    /** Returns the default; null if it is absent, null or invalid. */
    @Nullable
    DefaultValue read(@Nullable Node written, Type type, List<Constraint> constraints) {
        if (written == null || written.value().isNull()) {
            return null;
        }
        if (!matcher.of(written.value(), type, constraints)) {
            context.warn(
                    "unfit-default",
                    written,
                    "`" + written.value() + "` is not valid for its schema, and is ignored",
                    "fix the default or the constraint");
            return null;
        }
        return value(written.value(), type);
    }

    private static DefaultValue value(JsonNode value, Type type) {
        if (type instanceof Type.Bool) {
            return new DefaultValue.Bool(value.booleanValue());
        } else if (type instanceof Type.Whole || type instanceof Type.Decimal || type instanceof Type.Floating) {
            return new DefaultValue.Numeric(value.decimalValue());
        } else if (type instanceof Type.Text || (type instanceof Type.Reference && value.isTextual())) {
            return new DefaultValue.Text(value.textValue());
        } else if (type instanceof Type.ListOf && value.isEmpty()) {
            return new DefaultValue.EmptyList();
        } else if ((type instanceof Type.MapOf || type instanceof Type.FreeForm) && value.isEmpty()) {
            return new DefaultValue.EmptyMap();
        }
        return new DefaultValue.Json(value.toString());
    }
}
