package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Waiver;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code x-check-off}, wherever it stands: the rules that do not hold there and below, each with the reason. */
final class WaiverReader {
    private static final String WAIVER = "x-check-off";

    private final Source source;
    private final List<Waiver> waivers = new ArrayList<>();

    private WaiverReader(Source source) {
        this.source = source;
    }

    static List<Waiver> read(Source source) {
        WaiverReader reader = new WaiverReader(source);
        reader.readAll(source.root());
        return reader.waivers;
    }

    private void readAll(Node node) {
        Node written = node.written(WAIVER);
        if (written != null && source.object(written)) {
            written.members().forEach(rule -> read(node.pointer(), rule));
        }
        for (Node member : node.value().isArray() ? node.elements() : node.members()) {
            if (member.value().isContainerNode() && !member.name().equals(WAIVER)) {
                readAll(member);
            }
        }
    }

    /** That a reason is missing is for {@code check} to tell. */
    private void read(String pointer, Node rule) {
        String reason = rule.value().isTextual() ? rule.value().textValue().strip() : "";
        waivers.add(new Waiver(pointer, rule.name(), reason));
    }
}
