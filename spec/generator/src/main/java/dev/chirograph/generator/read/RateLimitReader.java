package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.RateLimit;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code x-rate-limit}: one limit or a list of them. */
final class RateLimitReader {
    private static final Set<String> KNOWN = Set.of("name", "limit", "window", "per");

    private final ReadContext context;
    /** The first limit of each bucket; operations that name the same bucket share it. */
    private final Map<String, RateLimit> buckets = new HashMap<>();

    RateLimitReader(ReadContext context) {
        this.context = context;
    }

    List<RateLimit> read(Node operation) {
        List<RateLimit> limits = new ArrayList<>();
        Node written = operation.child("x-rate-limit");
        if (written == null) {
            return limits;
        }
        for (Node node : written.value().isArray() ? written.elements() : List.of(written)) {
            RateLimit limit = limit(node);
            if (limit != null) {
                limits.add(limit);
                checkBucket(limit);
            }
        }
        return limits;
    }

    private @Nullable RateLimit limit(Node node) {
        if (!context.object(node)) {
            return null;
        }
        for (Node member : node.members()) {
            if (!KNOWN.contains(member.name())) {
                context.error(member, "`x-rate-limit` has name, limit, window and per only; remove it");
            }
        }
        String name = context.requiredText(node, "name");
        Node count = node.child("limit");
        Duration window = window(node);
        RateLimit.Per per = per(node);
        if (count == null
                || !count.value().isIntegralNumber()
                || !count.value().canConvertToLong()
                || count.value().longValue() < 1) {
            context.error(node.pointerTo("limit"), "must be an integer of 1 or more; fix the number");
            return null;
        }
        return window == null || per == null
                ? null
                : new RateLimit(node.pointer(), name, count.value().longValue(), window, per);
    }

    private @Nullable Duration window(Node node) {
        try {
            Duration window = Duration.parse(context.prose(node, "window"));
            if (!window.isNegative() && !window.isZero()) {
                return window;
            }
        } catch (DateTimeException e) {
            // Rejected below, like a string that is not a duration.
        }
        context.error(node.pointerTo("window"), "must be an ISO 8601 duration such as PT1M; fix the duration");
        return null;
    }

    private RateLimit.@Nullable Per per(Node node) {
        return switch (context.prose(node, "per")) {
            case "client" -> RateLimit.Per.CLIENT;
            case "user" -> RateLimit.Per.USER;
            case "address" -> RateLimit.Per.ADDRESS;
            default -> {
                context.error(node.pointerTo("per"), "must be client, user or address; use one of these");
                yield null;
            }
        };
    }

    private void checkBucket(RateLimit limit) {
        RateLimit first = buckets.putIfAbsent(limit.name(), limit);
        if (first != null
                && (first.limit() != limit.limit()
                        || !first.window().equals(limit.window())
                        || first.per() != limit.per())) {
            context.error(
                    limit.pointer(),
                    "the bucket `" + limit.name() + "` has other values at " + first.pointer()
                            + "; make them equal, or use another name");
        }
    }
}
