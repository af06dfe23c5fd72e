package dev.chirograph.generator.emit.client;

import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.MediaTypes;
import dev.chirograph.generator.emit.Outcome;
import dev.chirograph.generator.emit.model.CodecTypes;
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
 * @param mediaTypes what to accept
 * @param description prose, empty when there is none
 */
record Answer(Form form, @Nullable Type type, boolean maybe, Set<String> mediaTypes, String description) {
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
                mediaTypes,
                String.join(" Or: ", descriptions));
    }

    /** The Java type, as a type argument needs it. */
    String javaType(JavaFile file, Layout layout) {
        String nullable = "@" + file.use("org.jspecify.annotations.Nullable") + " ";
        return switch (form) {
            case NOTHING -> nullable + "Void";
            case JSON -> json(file, layout);
            case TEXT -> (maybe ? nullable : "") + "String";
            case BYTES -> maybe ? "byte " + nullable + "[]" : "byte[]";
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
            case JSON -> orNull(responses + ".json(" + CodecTypes.codec(file, layout, jsonType()) + ")");
            case TEXT -> orNull(responses + ".text()");
            case BYTES -> orNull(responses + ".bytes()");
        };
    }

    private String orNull(String reader) {
        return maybe
                ? "(status, mediaType, content) -> content.length == 0 ? null : " + reader
                        + ".read(status, mediaType, content)"
                : reader;
    }

    private String json(JavaFile file, Layout layout) {
        JavaTypes types = new JavaTypes(layout);
        return maybe ? types.nullable(file, jsonType()) : types.boxed(file, jsonType());
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
