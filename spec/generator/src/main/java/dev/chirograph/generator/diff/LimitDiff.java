package dev.chirograph.generator.diff;

import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.RateLimit;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Compares the rate limits of operations. */
final class LimitDiff {
    private final Operation after;
    private final List<RateLimit> gone;
    private final List<RateLimit> come;
    private final ChangeCollector found;

    LimitDiff(Operation before, Operation after, ChangeCollector found) {
        this.after = after;
        this.gone = new ArrayList<>(before.rateLimits());
        this.come = new ArrayList<>(after.rateLimits());
        this.found = found;
    }

    void run() {
        pair((old, now) -> old.name().equals(now.name()));
        pair((old, now) -> old.limit() == now.limit() && old.window().equals(now.window()) && old.per() == now.per());
        gone.forEach(limit -> add(ChangeKind.RATE_LIMIT_REMOVED, limit, text(limit), ""));
        come.forEach(limit -> add(ChangeKind.RATE_LIMIT_ADDED, limit, "", text(limit)));
    }

    private void pair(BiPredicate<RateLimit, RateLimit> same) {
        for (RateLimit old : List.copyOf(gone)) {
            Optional<RateLimit> found =
                    come.stream().filter(now -> same.test(old, now)).findFirst();
            found.ifPresent(now -> {
                gone.remove(old);
                come.remove(now);
                compare(old, now);
            });
        }
    }

    private void compare(RateLimit old, RateLimit now) {
        if (!old.name().equals(now.name())) {
            add(ChangeKind.RATE_LIMIT_COUNTED_OTHERWISE, now, old.name(), now.name());
        }
        if (old.per() != now.per()) {
            add(ChangeKind.RATE_LIMIT_COUNTED_OTHERWISE, now, per(old), per(now));
        }
        // Both count: the burst and the long-term rate.
        int burst = Long.compare(now.limit(), old.limit());
        int rate = scaled(now, old).compareTo(scaled(old, now));
        if (burst < 0 || rate < 0) {
            add(ChangeKind.RATE_LIMIT_TIGHTENED, now, Labels.of(old), Labels.of(now));
        }
        if (burst > 0 || rate > 0) {
            add(ChangeKind.RATE_LIMIT_LOOSENED, now, Labels.of(old), Labels.of(now));
        }
    }

    /** A limit times the other's window, to compare rates without division. */
    private static BigInteger scaled(RateLimit limit, RateLimit other) {
        return BigInteger.valueOf(limit.limit())
                .multiply(BigInteger.valueOf(other.window().toMillis()));
    }

    private static String per(RateLimit limit) {
        return "per " + limit.per().name().toLowerCase(Locale.ROOT);
    }

    private static String text(RateLimit limit) {
        return Labels.of(limit) + " " + per(limit);
    }

    private void add(ChangeKind kind, RateLimit limit, String from, String to) {
        found.add(kind, Direction.NEITHER, limit.pointer(), Labels.of(after), from, to);
    }
}
