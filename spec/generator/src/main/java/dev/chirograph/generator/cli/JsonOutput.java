package dev.chirograph.generator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chirograph.generator.check.Severity;
import dev.chirograph.generator.diff.Change;
import dev.chirograph.generator.gate.Gate;
import dev.chirograph.generator.read.Location;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The output of {@code --json}. Members may be added, but are never renamed or removed. */
final class JsonOutput {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonOutput() {}

    static String write(JsonNode node) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree cannot be written", e);
        }
    }

    static ObjectNode object() {
        return NODES.objectNode();
    }

    /** Adds {@code findings}, {@code errors}, {@code warnings}, {@code known} and {@code gone}. */
    static void put(ObjectNode target, FindingFilter.Selected selected) {
        var list = target.putArray("findings");
        for (LocatedFinding found : selected.found()) {
            ObjectNode one = list.addObject()
                    .put("rule", found.rule())
                    .put("severity", word(found.severity()))
                    .put("pointer", found.finding().pointer());
            put(one, found.location());
            one.put("message", found.finding().message())
                    .put("fix", found.finding().fix());
        }
        target.put("errors", FindingReport.count(selected.found(), Severity.ERROR));
        target.put("warnings", FindingReport.count(selected.found(), Severity.WARNING));
        target.put("known", selected.known());
        texts(target, "gone", selected.gone());
    }

    /** Adds {@code file}, {@code line} and {@code column}, which are null if the location is unknown. */
    private static void put(ObjectNode target, @Nullable Location location) {
        target.put("file", location == null ? null : location.file())
                .put("line", location == null ? null : (Integer) location.line())
                .put("column", location == null ? null : (Integer) location.column());
    }

    /** Adds {@code before}, {@code after}, {@code changes}, {@code asks}, {@code lowest_version} and {@code problems}. */
    static void put(ObjectNode target, Gate gate, ChangeLocator places) {
        target.put("before", gate.before()).put("after", gate.after());
        var list = target.putArray("changes");
        for (Change change : gate.changes()) {
            ObjectNode one = list.addObject()
                    .put("change", change.kind().kebab())
                    .put("direction", word(change.direction()))
                    .put("pointer", change.pointer());
            put(one, places.of(change));
            one.put("subject", change.subject())
                    .put("from", change.from())
                    .put("to", change.to())
                    .put("severity", word(change.severity()));
            one.putObject("effects")
                    .put("wire", word(change.wire()))
                    .put("source", word(change.source()))
                    .put("owner", word(change.owner()));
            one.put("reason", change.reason())
                    .put("declared", change.breaking() && !gate.undeclared().contains(change));
        }
        target.put("asks", word(gate.asks())).put("lowest_version", gate.lowestVersion());
        texts(target, "problems", gate.problems());
    }

    static void texts(ObjectNode target, String name, Collection<String> texts) {
        var list = target.putArray(name);
        texts.forEach(list::add);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
