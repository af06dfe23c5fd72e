package dev.chirograph.generator.emit;

import dev.chirograph.generator.java.SourceFile;

/** Writes the {@code package-info.java} of a generated package. */
public final class PackageInfo {
    private PackageInfo() {}

    /** Returns the file of a null-marked package. */
    public static SourceFile of(String packageName, String sentence) {
        return new SourceFile(
                packageName.replace('.', '/') + "/package-info.java", """
                /** %s Generated from the contract. */
                @NullMarked
                package %s;

                import org.jspecify.annotations.NullMarked;
                """.formatted(sentence, packageName));
    }
}
