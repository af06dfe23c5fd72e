package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Suppression;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code x-lint-ignore} anywhere in the document: the rules that it suppresses there and below, each with its reason. */
final class SuppressionReader {
    private static final String NAME = "x-lint-ignore";

    private final Source source;
    private final List<Suppression> suppressions = new ArrayList<>();

    private SuppressionReader(Source source) {
        this.source = source;
    }

    static List<Suppression> read(Source source) {
        SuppressionReader reader = new SuppressionReader(source);
        reader.readAll(source.root());
        return reader.suppressions;
    }

    private void readAll(Node node) {
        Node written = node.written(NAME);
        if (written != null && source.object(written)) {
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
