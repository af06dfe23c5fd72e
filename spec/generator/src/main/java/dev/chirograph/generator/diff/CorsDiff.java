package dev.chirograph.generator.diff;

import dev.chirograph.generator.contract.Cors;
import dev.chirograph.generator.contract.Operation;
import java.util.List;

/** Compares the cross-origin access to an operation. */
final class CorsDiff {
    private final Operation before;
    private final Operation after;
    private final ChangeCollector found;

    CorsDiff(Operation before, Operation after, ChangeCollector found) {
        this.before = before;
        this.after = after;
        this.found = found;
    }

    void run() {
        Cors old = before.cors();
        Cors now = after.cors();
        if (old == null && now != null) {
            add(ChangeKind.CORS_OPENED, now, "", "");
        } else if (old != null && now == null) {
            add(ChangeKind.CORS_CLOSED, old, "", "");
        } else if (old != null && now != null) {
            headers(now, old.allowHeaders(), now.allowHeaders());
            headers(now, old.exposeHeaders(), now.exposeHeaders());
        }
    }

    private void headers(Cors cors, List<String> old, List<String> now) {
        now.stream()
                .filter(header -> old.stream().noneMatch(header::equalsIgnoreCase))
                .forEach(header -> add(ChangeKind.CORS_HEADER_ADDED, cors, "", header));
        old.stream()
                .filter(header -> now.stream().noneMatch(header::equalsIgnoreCase))
                .forEach(header -> add(ChangeKind.CORS_HEADER_REMOVED, cors, header, ""));
    }

    private void add(ChangeKind kind, Cors cors, String from, String to) {
        found.add(kind, Direction.NEITHER, cors.pointer(), Labels.of(after), from, to);
    }
}
