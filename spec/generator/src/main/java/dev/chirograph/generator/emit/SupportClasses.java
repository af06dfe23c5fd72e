package dev.chirograph.generator.emit;

import dev.chirograph.generator.java.SourceFile;
import java.util.List;

/**
 * The support classes of the generated codecs for JSON, parameters and forms: plain Java, equal in both halves except for
 * their package, so that the halves need no common jar.
 */
public final class SupportClasses {
    private static final List<String> CLASSES = List.of(
            "BinaryValue",
            "BodyPart",
            "BodyParts",
            "BytePart",
            "Checks",
            "Choice",
            "Codec",
            "Codecs",
            "DeepPart",
            "Encoding",
            "FieldPart",
            "Fields",
            "Forms",
            "InstanceLocation",
            "InvalidContentException",
            "Json",
            "JsonChecks",
            "JsonEquality",
            "JsonPart",
            "JsonReader",
            "JsonSchema",
            "JsonType",
            "JsonWriter",
            "MalformedContentException",
            "MalformedJsonException",
            "MediaType",
            "Multipart",
            "ObjectPart",
            "Part",
            "PercentEncoding",
            "RawParameter",
            "RepeatedPart",
            "Scalars",
            "SchemaCompiler",
            "SpreadPart",
            "StreamReader",
            "StreamWriter",
            "Style",
            "StyledPart",
            "Styles",
            "Subschema",
            "TextBody",
            "TextEncoding",
            "TextPart",
            "TreeReader",
            "TreeWriter",
            "VariantAttempt",
            "Violation",
            "ViolationSink",
            "Violations",
            "WorkLimit",
            "package-info");

    private SupportClasses() {}

    /** Returns the files for a half. */
    public static List<SourceFile> emit(Layout layout) {
        return CLASSES.stream()
                .map(name -> Template.emit(layout, "support", layout.supportPackage(), name))
                .toList();
    }
}
