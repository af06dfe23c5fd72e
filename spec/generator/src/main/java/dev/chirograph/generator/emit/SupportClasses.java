package dev.chirograph.generator.emit;

import dev.chirograph.generator.java.SourceFile;
import java.util.List;

/**
 * The support under the generated codecs, for JSON, parameters and forms: plain Java, the same in both halves but for its
 * package, so that the halves share no jar.
 */
public final class SupportClasses {
    private static final List<String> CLASSES = List.of(
            "Attempt",
            "BinaryValue",
            "BodyPart",
            "BodyParts",
            "BytePart",
            "Checks",
            "Choice",
            "Codec",
            "Codecs",
            "Coding",
            "DeepPart",
            "Encoding",
            "Equal",
            "FieldPart",
            "Fields",
            "Forms",
            "InvalidContentException",
            "Json",
            "JsonChecks",
            "JsonPart",
            "JsonReader",
            "JsonSchema",
            "JsonWriter",
            "Kind",
            "MalformedContentException",
            "MalformedJsonException",
            "MediaType",
            "Multipart",
            "ObjectPart",
            "Part",
            "Percent",
            "Place",
            "RepeatedPart",
            "Scalars",
            "SchemaCompiler",
            "SpreadPart",
            "Spot",
            "StreamReader",
            "StreamWriter",
            "Style",
            "StyledPart",
            "Styles",
            "Subschema",
            "TextPart",
            "Texts",
            "TreeReader",
            "TreeWriter",
            "Violation",
            "Violations",
            "Work",
            "package-info");

    private SupportClasses() {}

    /** Gives the files for a half. */
    public static List<SourceFile> emit(Layout layout) {
        return CLASSES.stream()
                .map(name -> Template.emit(layout, "support", layout.supportPackage(), name))
                .toList();
    }
}
