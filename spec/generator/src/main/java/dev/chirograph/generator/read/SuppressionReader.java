package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Suppression;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code x-lint-ignore} anywhere in the document: the rules that it suppresses there and below, each with its reason. */
final class SuppressionReader {
    private static final String NAME = "x-lint-ignore";

    private final ReadContext context;
    private final List<Suppression> suppressions = new ArrayList<>();

    private SuppressionReader(ReadContext context) {
        this.context = context;
    }

    static List<Suppression> read(ReadContext context) {
        SuppressionReader reader = new SuppressionReader(context);
        reader.readAll(context.root());
        return reader.suppressions;
    }

    private void readAll(Node node) {
        Node written = node.written(NAME);
        if (written != null && context.object(written)) {
            written.members().forEach(rule -> read(node.pointer(), rule));
        }
        for (Node member : node.value().isArray() ? node.elements() : node.members()) {
            if (member.value().isContainerNode() && !member.name().equals(NAME)) {
                readAll(member);
            }
        }
    }

    /** Accepts a missing reason: {@code check} reports it. */
    private void read(String pointer, Node rule) {
        String reason = rule.value().isTextual() ? rule.value().textValue().strip() : "";
        suppressions.add(new Suppression(pointer, rule.name(), reason));
    }
}
