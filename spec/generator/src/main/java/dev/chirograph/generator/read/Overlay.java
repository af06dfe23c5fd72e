package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Deprecation;
import dev.chirograph.generator.contract.Example;
import dev.chirograph.generator.contract.Use;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what is said of a value besides its type, and adds what a place says to what it refers to. */
final class Overlay {
    private final Source source;
    private final TypeNames types;
    private final DefaultReader defaults;

    Overlay(Source source, TypeNames types, DefaultReader defaults) {
        this.source = source;
        this.types = types;
        this.defaults = defaults;
    }

    /** Adds what stands beside a reference. */
    Use over(Use use, Node beside) {
        String prose = prose(beside);
        var value = defaults.read(beside.child("default"), use.type(), use.constraints());
        Deprecation deprecation = deprecation(beside);
        List<Example> examples = examples(beside);
        return new Use(
                beside.pointer(),
                prose.isEmpty() ? use.description() : prose,
                use.type(),
                use.nullable() || Boolean.TRUE.equals(types.nullable(beside)),
                use.constraints(),
                value == null ? use.defaultValue() : value,
                use.sensitive() || sensitive(beside),
                use.readOnly() || source.flag(beside, "readOnly"),
                use.writeOnly() || source.flag(beside, "writeOnly"),
                deprecation == null ? use.deprecation() : deprecation,
                examples.isEmpty() ? use.examples() : examples);
    }

    /** The same use in another place. */
    static Use at(String pointer, Use use) {
        return new Use(
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

    /** The same use, of which null is a value too when it is said so. */
    static Use nullable(Use use, boolean nullable) {
        return use.nullable() == nullable
                ? use
                : new Use(
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
        return source.flag(schema, "x-sensitive") || "password".equals(source.text(schema, "format"));
    }

    @Nullable
    Deprecation deprecation(Node schema) {
        return source.flag(schema, "deprecated") ? new Deprecation(schema.pointerTo("deprecated")) : null;
    }

    String prose(Node schema) {
        String description = source.prose(schema, "description");
        return description.isEmpty() ? source.prose(schema, "title") : description;
    }

    List<Example> examples(Node schema) {
        List<Example> examples = new ArrayList<>();
        Node example = schema.written("example");
        if (example != null) {
            examples.add(new Example(example.pointer(), example.value().toString()));
        }
        Node several = schema.child("examples");
        if (several != null && several.value().isObject()) {
            // OpenAPI's own examples, as parameters and bodies have them.
            for (Node member : several.members()) {
                Node value = member.written("value");
                if (value != null) {
                    examples.add(new Example(value.pointer(), value.value().toString()));
                }
            }
        } else if (several != null) {
            several.elements()
                    .forEach(element -> examples.add(
                            new Example(element.pointer(), element.value().toString())));
        }
        return examples;
    }
}
