package dev.chirograph.generator.emit.client;

import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.emit.CodecTypes;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.MediaTypes;
import dev.chirograph.generator.emit.Outcome;
import dev.chirograph.generator.java.JavaFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a call that went well gives.
 *
 * @param form what its body is
 * @param type the type of a JSON body, null for other forms
 * @param maybe whether some answers have no body
 * @param redirecting whether it is a redirect
 * @param mediaTypes what to accept
 * @param description prose, empty when there is none
 */
record Answer(
        Form form,
        @Nullable Type type,
        boolean maybe,
        boolean redirecting,
        Set<String> mediaTypes,
        String description) {
    /** What a body is to a client. */
    enum Form {
        NOTHING,
        JSON,
        TEXT,
        BYTES
    }

    /** Says what an operation gives. Answers that have nothing in common are given as any JSON, or as bytes. */
    static Answer of(Operation operation) {
        List<Outcome> outcomes = Outcome.of(operation);
        Set<String> mediaTypes = new LinkedHashSet<>();
        Set<Type> types = new LinkedHashSet<>();
        Set<Form> forms = new LinkedHashSet<>();
        List<String> descriptions = new ArrayList<>();
        boolean maybe = false;
        for (Outcome outcome : outcomes) {
            Content content = outcome.content();
            if (content == null) {
                maybe = true;
                continue;
            }
            mediaTypes.add(content.mediaType());
            types.add(content.use().type());
            forms.add(form(content.mediaType()));
            descriptions.add(outcome.description().strip());
        }
        Form form = forms.size() == 1 ? forms.iterator().next() : forms.isEmpty() ? Form.NOTHING : Form.BYTES;
        Type type = types.size() == 1 ? types.iterator().next() : new Type.Anything();
        return new Answer(
                form,
                form == Form.JSON ? type : null,
                maybe && form != Form.NOTHING,
                outcomes.get(0).written().startsWith("3"),
                mediaTypes,
                String.join(" Or: ", descriptions));
    }

    /** The Java type, as a type argument needs it. */
    String javaType(JavaFile file, Layout layout) {
        String present = presentType(file, layout);
        if (!maybe) {
            return present;
        }
        String nullable = "@" + file.use("org.jspecify.annotations.Nullable");
        return switch (form) {
            case BYTES -> "byte " + nullable + " []";
            case JSON -> new JavaTypes(layout).nullable(file, jsonType());
            case TEXT, NOTHING -> nullable + " " + present;
        };
    }

    /** The Java type of a body that is there, as a type argument needs it. */
    String presentType(JavaFile file, Layout layout) {
        return switch (form) {
            case NOTHING -> "@" + file.use("org.jspecify.annotations.Nullable") + " Void";
            case JSON -> new JavaTypes(layout).boxed(file, jsonType());
            case TEXT -> "String";
            case BYTES -> "byte[]";
        };
    }

    /** The Java type that a method returns: {@code void} in place of a value that is always null. */
    String returned(JavaFile file, Layout layout) {
        if (form == Form.NOTHING) {
            return "void";
        }
        return type != null && !maybe ? new JavaTypes(layout).plain(file, type) : javaType(file, layout);
    }

    /** The expression of what reads the body. */
    String reader(JavaFile file, Layout layout) {
        String responses = file.use(layout.call("Responses"));
        return switch (form) {
            case NOTHING -> responses + ".empty()";
            case JSON ->
                responses + ".json(" + file.use(layout.support("Json")) + ".reader("
                        + CodecTypes.codec(file, layout, jsonType()) + "))";
            case TEXT -> responses + ".text()";
            case BYTES -> responses + ".bytes()";
        };
    }

    private Type jsonType() {
        if (type == null) {
            throw new IllegalStateException(form + " has no type");
        }
        return type;
    }

    private static Form form(String mediaType) {
        if (MediaTypes.json(mediaType)) {
            return Form.JSON;
        }
        return MediaTypes.text(mediaType) ? Form.TEXT : Form.BYTES;
    }
}
