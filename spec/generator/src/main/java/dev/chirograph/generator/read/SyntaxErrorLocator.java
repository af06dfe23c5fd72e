package dev.chirograph.generator.read;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.chirograph.generator.contract.Pointers;
import io.swagger.v3.parser.util.DeserializationUtils;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/** Locates syntax errors in a string. */
final class SyntaxErrorLocator {
    private final String pointer;
    private final String file;
    private final String text;

    /**
     * Takes a string with a syntax error.
     *
     * @param pointer of its root
     * @param file its name in messages; empty for a string
     */
    SyntaxErrorLocator(String pointer, String file, String text) {
        this.pointer = pointer;
        this.file = file;
        this.text = text;
    }

    /** Returns the errors with their places; empty if none can be located. */
    List<Diagnostic> diagnostics() {
        try {
            List<Diagnostic> twice = SourceMap.of(file, text).duplicates().stream()
                    .map(this::twice)
                    .toList();
            if (twice.isEmpty() && !SourceMap.isJson(text)) {
                construct();
            }
            return twice;
        } catch (JsonProcessingException e) {
            return List.of(broken("JSON", e.getOriginalMessage(), location(e.getLocation())));
        } catch (MarkedYAMLException e) {
            return List.of(broken("YAML", words(e), location(e.getProblemMark())));
        } catch (YAMLException | IOException e) {
            return List.of();
        }
    }

    /** Some errors, such as an invalid tag, are found only when values are constructed. */
    private void construct() {
        LoaderOptions options = DeserializationUtils.buildLoaderOptions();
        DumperOptions unused = new DumperOptions();
        new Yaml(new SafeConstructor(options), new Representer(unused), unused, options).load(text);
    }

    private Diagnostic twice(SourceMap.Duplicate duplicate) {
        String name = duplicate.pointer().substring(duplicate.pointer().lastIndexOf('/') + 1);
        return new Diagnostic(
                pointer.isEmpty() ? duplicate.pointer() : pointer + "#" + duplicate.pointer(),
                "the name `" + Pointers.name(name) + "` is a duplicate of " + duplicate.first()
                        + "; remove one of the two",
                duplicate.second());
    }

    private Diagnostic broken(String language, String what, @Nullable Location location) {
        return new Diagnostic(pointer, "is not valid " + language + ": " + what + "; fix the syntax", location);
    }

    private String words(MarkedYAMLException exception) {
        String context = exception.getContext();
        Location begin = location(exception.getContextMark());
        return (context == null ? "" : context + (begin == null ? "" : " that starts at " + begin) + ", ")
                + exception.getProblem();
    }

    private @Nullable Location location(@Nullable Mark mark) {
        return mark == null ? null : new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private @Nullable Location location(@Nullable JsonLocation location) {
        return location == null ? null : new Location(file, location.getLineNr(), location.getColumnNr());
    }
}
