package dev.chirograph.generator.diff;

import dev.chirograph.generator.contract.Idempotency;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Paging;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares an operation of two contracts. */
final class OperationDiff {
    private final Operation before;
    private final Operation after;
    private final TypeDiff types;
    private final ChangeCollector found;
    private final String subject;

    OperationDiff(Operation before, Operation after, TypeDiff types, ChangeCollector found) {
        this.before = before;
        this.after = after;
        this.types = types;
        this.found = found;
        this.subject = Labels.of(after);
    }

    void run() {
        path();
        aliases();
        changed(ChangeKind.METHOD_CHANGED, before.method(), after.method());
        changed(ChangeKind.OPERATION_ID_CHANGED, before.id(), after.id());
        changed(ChangeKind.TAG_CHANGED, before.tag(), after.tag());
        changed(ChangeKind.SDK_GROUP_CHANGED, before.group(), after.group());
        names();
        if (before.protocol() != after.protocol()) {
            add(after.protocol() ? ChangeKind.PROTOCOL_SET : ChangeKind.PROTOCOL_UNSET, after.pointer());
        }
        if ((before.idempotency() == null) != (after.idempotency() == null)) {
            Idempotency idempotency = after.idempotency() == null ? before.idempotency() : after.idempotency();
            String pointer = idempotency == null ? after.pointer() : idempotency.pointer();
            add(before.idempotency() == null ? ChangeKind.IDEMPOTENCY_ADDED : ChangeKind.IDEMPOTENCY_REMOVED, pointer);
        }
        paging(before.paging(), after.paging());
        types.deprecation(before.deprecation(), after.deprecation(), Direction.NEITHER, subject);
        types.prose(before.summary(), after.summary(), after.pointer(), subject);
        types.prose(before.description(), after.description(), after.pointer(), subject);
        new ParameterDiff(before, after, types, found).run();
        new BodyDiff(before, after, types, found).run();
        new LimitDiff(before, after, found).run();
        new CorsDiff(before, after, found).run();
    }

    private void paging(@Nullable Paging old, @Nullable Paging now) {
        if (old == null && now != null) {
            add(ChangeKind.PAGING_ADDED, now.pointer());
        } else if (old != null && now == null) {
            add(ChangeKind.PAGING_REMOVED, old.pointer());
        } else if (old != null && now != null) {
            paging(ChangeKind.CURSOR_RENAMED, now, old.cursor(), now.cursor());
            paging(ChangeKind.PAGE_SHAPE_CHANGED, now, old.items(), now.items());
            paging(ChangeKind.PAGE_SHAPE_CHANGED, now, old.next(), now.next());
        }
    }

    private void paging(ChangeKind kind, Paging paging, String from, String to) {
        if (!from.equals(to)) {
            found.add(kind, Direction.NEITHER, paging.pointer(), subject, from, to);
        }
    }

    private void path() {
        if (before.path().equals(after.path())) {
            return;
        }
        boolean same = OperationMatcher.shape(before.path()).equals(OperationMatcher.shape(after.path()));
        if (same) {
            changed(ChangeKind.PATH_VARIABLE_RENAMED, before.path(), after.path());
        } else {
            boolean kept = after.aliases().stream()
                    .anyMatch(alias -> OperationMatcher.shape(alias).equals(OperationMatcher.shape(before.path())));
            changed(kept ? ChangeKind.PATH_CHANGED_WITH_ALIAS : ChangeKind.PATH_CHANGED, before.path(), after.path());
        }
    }

    private void aliases() {
        List<String> gone = new ArrayList<>(before.aliases());
        gone.removeAll(after.aliases());
        gone.remove(after.path());
        gone.forEach(alias -> changed(ChangeKind.ALIAS_REMOVED, alias, ""));
        List<String> come = new ArrayList<>(after.aliases());
        come.removeAll(before.aliases());
        come.remove(before.path());
        come.forEach(alias -> changed(ChangeKind.ALIAS_ADDED, "", alias));
    }

    /** An operation without {@code x-sdk-name} is named after its id, whose change is already reported. */
    private void names() {
        boolean byId = before.sdkName().equals(before.id()) && after.sdkName().equals(after.id());
        if (!byId) {
            changed(ChangeKind.SDK_NAME_CHANGED, before.sdkName(), after.sdkName());
        }
    }

    private void add(ChangeKind kind, String pointer) {
        found.add(kind, Direction.NEITHER, pointer, subject, "", "");
    }

    private void changed(ChangeKind kind, String from, String to) {
        if (!from.equals(to)) {
            found.add(kind, Direction.NEITHER, after.pointer(), subject, from, to);
        }
    }
}
