package dev.chirograph.server.oauth.key;

import com.nimbusds.jose.JWSAlgorithm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The life of a signing key, by the time that nodes share and the rows alone, so that all nodes come to the same: published, then signing, then
 * published only and without its private part until the last token that it signed has expired, then gone.
 *
 * @param period how long a key signs
 */
record KeyRotation(Duration period) {
    /** No token may be good for longer. */
    static final Duration LONGEST_TOKEN = Duration.ofDays(1);

    /** So long before it signs a key is published: far longer than anybody may keep the JWK set (five minutes). */
    static final Duration PUBLISHED_BEFORE = Duration.ofHours(1);

    /** So long a node may know an old state of the rows, or its clock go wrong. */
    static final Duration MARGIN = Duration.ofMinutes(10);

    /** A key that has to be made. */
    record Due(JWSAlgorithm algorithm, int generation, Instant signsFrom) {}

    /**
     * Returns what has to be made.
     *
     * @param rows those of an algorithm together, the oldest first
     */
    List<Due> due(List<SigningKeyRow> rows, Instant now) {
        List<Due> due = new ArrayList<>();
        for (JWSAlgorithm algorithm : SigningKeys.ALGORITHMS) {
            List<SigningKeyRow> line = rows.stream()
                    .filter(row -> row.algorithm().equals(algorithm.getName()))
                    .toList();
            Instant from = nextSignsFrom(line, now);
            if (from != null) {
                due.add(new Due(algorithm, line.isEmpty() ? 1 : line.getLast().generation() + 1, from));
            }
        }
        return due;
    }

    private @Nullable Instant nextSignsFrom(List<SigningKeyRow> line, Instant now) {
        if (line.stream().noneMatch(row -> row.privateKey() != null)) {
            // The first, or one in place of those that somebody has deleted: at once, also for a node whose clock is
            // late. One that has not begun signs until another has.
            return now.minus(MARGIN);
        }
        Instant due = line.getLast().signsFrom().plus(period);
        Instant soonest = now.plus(PUBLISHED_BEFORE);
        if (due.isAfter(soonest)) {
            return null;
        }
        return soonest;
    }

    /** Returns from when another key signs in place of one; null when there is none yet. */
    static @Nullable Instant replacedFrom(List<SigningKeyRow> rows, int index) {
        SigningKeyRow next = index + 1 < rows.size() ? rows.get(index + 1) : null;
        return next != null && next.algorithm().equals(rows.get(index).algorithm()) ? next.signsFrom() : null;
    }

    /** Tells whether no node signs any more with a key that was replaced, so that its private part can go. */
    static boolean isDone(@Nullable Instant replacedFrom, Instant now) {
        return replacedFrom != null && !now.isBefore(replacedFrom.plus(MARGIN));
    }

    /** Tells whether no token is left that was signed with a key that was replaced. */
    static boolean isForgotten(@Nullable Instant replacedFrom, Instant now) {
        return replacedFrom != null
                && !now.isBefore(replacedFrom.plus(LONGEST_TOKEN).plus(MARGIN));
    }
}
