package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Deprecation;
import dev.chirograph.generator.contract.Example;
import dev.chirograph.generator.contract.TypeUse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the annotations of a value, and adds those beside a reference to the referenced type. */
final class AnnotationReader {
    private final ReadContext context;
    private final TypeReader types;
    private final DefaultReader defaults;
    private final AppliedReader applied;

    AnnotationReader(ReadContext context, TypeReader types, DefaultReader defaults, AppliedReader applied) {
        this.context = context;
        this.types = types;
        this.defaults = defaults;
        this.applied = applied;
    }

    /** Adds the keywords beside a reference. */
    TypeUse over(TypeUse use, Node beside) {
        String prose = prose(beside);
        var value = defaults.read(beside.child("default"), use.type(), use.constraints());
        Deprecation deprecation = deprecation(beside);
        List<Example> examples = examples(beside);
        return new TypeUse(
                beside.pointer(),
                prose.isEmpty() ? use.description() : prose,
                use.type(),
                use.nullable() || Boolean.TRUE.equals(types.nullable(beside)),
                limits(use, beside),
                value == null ? use.defaultValue() : value,
                use.sensitive() || sensitive(beside),
                use.readOnly() || context.flag(beside, "readOnly"),
                use.writeOnly() || context.flag(beside, "writeOnly"),
                deprecation == null ? use.deprecation() : deprecation,
                examples.isEmpty() ? use.examples() : examples);
    }

    /** Adds the constraints beside a reference, and no annotations. */
    TypeUse limited(TypeUse use, Node beside) {
        return new TypeUse(
                use.pointer(),
                use.description(),
                use.type(),
                use.nullable(),
                limits(use, beside),
                use.defaultValue(),
                use.sensitive(),
                use.readOnly(),
                use.writeOnly(),
                use.deprecation(),
                use.examples());
    }

    private List<Constraint> limits(TypeUse use, Node beside) {
        List<Constraint> limits = new ArrayList<>(use.constraints());
        applied.read(beside, use.type()).stream()
                .filter(each -> !limits.contains(each))
                .forEach(limits::add);
        return limits;
    }

    /** Returns the same use at another place. */
    static TypeUse at(String pointer, TypeUse use) {
        return new TypeUse(
                pointer,
                use.description(),
                use.type(),
                use.nullable(),
                use.constraints(),
                use.defaultValue(),
                use.sensitive(),
                use.readOnly(),
                use.writeOnly(),
                use.deprecation(),
                use.examples());
    }

    /** Returns the same use, nullable if the schema allows null. */
    static TypeUse nullable(TypeUse use, boolean nullable) {
        return use.nullable() == nullable
                ? use
                : new TypeUse(
                        use.pointer(),
                        use.description(),
                        use.type(),
                        nullable,
                        use.constraints(),
                        use.defaultValue(),
                        use.sensitive(),
                        use.readOnly(),
                        use.writeOnly(),
                        use.deprecation(),
                        use.examples());
    }

    boolean sensitive(Node schema) {
        return context.flag(schema, "x-sensitive") || "password".equals(context.text(schema, "format"));
    }

    @Nullable
    Deprecation deprecation(Node schema) {
        return context.flag(schema, "deprecated") ? new Deprecation(schema.pointerTo("deprecated")) : null;
    }

    String prose(Node schema) {
        String description = context.prose(schema, "description");
        return description.isEmpty() ? context.prose(schema, "title") : description;
    }

    List<Example> examples(Node schema) {
        return examples(context, schema);
    }

    /** Returns the examples of a schema, a parameter, a header or a body. */
    static List<Example> examples(ReadContext context, Node holder) {
        List<Example> examples = new ArrayList<>();
        Node example = holder.written("example");
        if (example != null) {
            examples.add(example(example));
        }
        holder.elements("examples").forEach(element -> examples.add(example(element)));
        // OpenAPI's own examples have names, and their values may be references.
        for (Node member : holder.members("examples")) {
            Node said = member.value().isObject() ? context.resolve(member) : null;
            Node value = said == null ? null : said.written("value");
            if (value == null && said != null) {
                value = said.written("dataValue");
            }
            if (value != null) {
                examples.add(example(value));
            }
        }
        return examples;
    }

    private static Example example(Node node) {
        return new Example(node.pointer(), node.value().toString());
    }
}
