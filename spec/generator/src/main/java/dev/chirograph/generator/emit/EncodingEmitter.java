package dev.chirograph.generator.emit;

import dev.chirograph.generator.contract.Encoding;
import dev.chirograph.generator.contract.ParameterStyle;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Names;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Generates the encodings of properties of forms and multipart bodies. */
public final class EncodingEmitter {
    private EncodingEmitter() {}

    /** The expression of a map from property names to encodings, for the properties with an encoding in the document. */
    public static String map(JavaFile file, Layout layout, List<Encoding> encodings) {
        String map = file.use(Map.class);
        if (encodings.isEmpty()) {
            return map + ".of()";
        }
        return map + ".ofEntries("
                + encodings.stream()
                        .map(encoding -> map + ".entry(" + Names.literal(encoding.property()) + ", "
                                + one(file, layout, encoding) + ")")
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static String one(JavaFile file, Layout layout, Encoding encoding) {
        String type = file.use(layout.support("Encoding"));
        String style =
                file.use(layout.support("Style")) + "." + encoding.style().name();
        if (encoding.mediaTypes().isEmpty()) {
            return type + ".of(" + style + ", " + encoding.explode() + ")";
        }
        String mediaTypes = encoding.mediaTypes().stream().map(Names::literal).collect(Collectors.joining(", "));
        return encoding.style() == ParameterStyle.FORM && encoding.explode()
                ? type + ".in(" + mediaTypes + ")"
                : "new " + type + "(" + style + ", " + encoding.explode() + ", " + file.use(List.class) + ".of("
                        + mediaTypes + "))";
    }
}
