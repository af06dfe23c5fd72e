package dev.chirograph.generator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chirograph.generator.check.Finding;
import dev.chirograph.generator.check.Severity;
import dev.chirograph.generator.diff.Change;
import dev.chirograph.generator.gate.Gate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What {@code --json} prints. Members may be added to it, but none is ever renamed or removed. */
final class JsonTexts {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonTexts() {}

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

    /** Puts {@code findings}, {@code errors} and {@code warnings}. */
    static void put(ObjectNode target, List<Finding> findings) {
        var list = target.putArray("findings");
        for (Finding finding : findings) {
            list.addObject()
                    .put("rule", finding.rule())
                    .put("severity", word(finding.severity()))
                    .put("pointer", finding.pointer())
                    .put("message", finding.message())
                    .put("mend", finding.mend());
        }
        target.put("errors", Findings.count(findings, Severity.ERROR));
        target.put("warnings", Findings.count(findings, Severity.WARNING));
    }

    /** Puts {@code before}, {@code after}, {@code changes}, {@code asks}, {@code lowest_version} and {@code problems}. */
    static void put(ObjectNode target, Gate gate) {
        target.put("before", gate.before()).put("after", gate.after());
        var list = target.putArray("changes");
        for (Change change : gate.changes()) {
            ObjectNode one = list.addObject()
                    .put("change", change.kind().kebab())
                    .put("direction", word(change.direction()))
                    .put("pointer", change.pointer())
                    .put("subject", change.subject())
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
