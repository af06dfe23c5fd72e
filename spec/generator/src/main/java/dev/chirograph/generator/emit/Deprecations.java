package dev.chirograph.generator.emit;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.java.SourceFile;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Suppresses compiler warnings about deprecated models in generated classes, which their authors cannot change. */
public final class Deprecations {
    private static final String SUPPRESSED = "@SuppressWarnings(\"deprecation\")\n";
    private static final Pattern TYPE = Pattern.compile(
            "^(?:(?:public|final|abstract|sealed) )*(?:class|interface|record) \\w+", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("\\w+");

    private Deprecations() {}

    /** Returns the files, with a suppression in those that use a deprecated model. */
    public static List<SourceFile> suppress(List<SourceFile> files, Contract contract) {
        List<String> deprecated = contract.declarations().stream()
                .filter(declaration -> declaration.deprecation() != null)
                .map(Declaration::name)
                .toList();
        return deprecated.isEmpty()
                ? files
                : files.stream().map(file -> suppress(file, deprecated)).toList();
    }

    private static SourceFile suppress(SourceFile file, List<String> deprecated) {
        Matcher type = TYPE.matcher(file.text());
        boolean marked = file.text().contains("\n" + SUPPRESSED) || file.text().contains("\n@Deprecated\n");
        if (marked
                || !type.find()
                || WORD.matcher(file.text()).results().noneMatch(word -> deprecated.contains(word.group()))) {
            return file;
        }
        String text = file.text();
        return new SourceFile(file.path(), text.substring(0, type.start()) + SUPPRESSED + text.substring(type.start()));
    }
}
