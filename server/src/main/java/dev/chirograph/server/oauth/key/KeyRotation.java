package dev.chirograph.server.oauth.key;

import com.nimbusds.jose.JWSAlgorithm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * OpenID Connect Core, section 10.1.1: rotation of signing keys. A key is first published, then signs, then is
 * published without its private part until the last token that it signed has expired, and then is deleted. Depends only
 * on the rows and the time shared by nodes, so that all nodes decide alike.
 *
 * @param period the time for which a key signs
 */
record KeyRotation(Duration period) {
    /** The longest lifetime of a token. */
    static final Duration LONGEST_TOKEN = Duration.ofDays(1);

    /** The time for which a key is published before it signs: far longer than verifiers may cache the JWK set (five minutes). */
    static final Duration PUBLISHED_BEFORE = Duration.ofHours(1);

    /** The maximum time for which a node may use an old state of the rows, or its clock may be wrong. */
    static final Duration MARGIN = Duration.ofMinutes(10);

    /** The longest time for which a key may sign by configuration. */
    static final Duration LONGEST_PERIOD = Duration.ofDays(366);

    /** A key to generate. */
    record Due(JWSAlgorithm algorithm, int generation, Instant signsFrom) {}

    /**
     * Returns the keys to generate.
     *
     * @param rows grouped by algorithm, the oldest first
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
            // The first key, or a replacement of deleted ones, signs immediately, even on a node whose clock is behind.
            return now.minus(MARGIN);
        }
        Instant due = line.getLast().signsFrom().plus(period);
        Instant soonest = now.plus(PUBLISHED_BEFORE);
        if (due.isAfter(soonest)) {
            return null;
        }
        return soonest;
    }

    /** Returns when the successor of a key starts to sign; null without a successor. */
    static @Nullable Instant replacedFrom(List<SigningKeyRow> rows, int index) {
        SigningKeyRow next = index + 1 < rows.size() ? rows.get(index + 1) : null;
        return next != null && next.algorithm().equals(rows.get(index).algorithm()) ? next.signsFrom() : null;
    }

    /** Returns whether no node signs with a replaced key any longer, so that its private part can be deleted. */
    static boolean isRetired(@Nullable Instant replacedFrom, Instant now) {
        return replacedFrom != null && !now.isBefore(replacedFrom.plus(MARGIN));
    }

    /** Returns whether all tokens that a replaced key signed have expired, so that it can be deleted. */
    static boolean isForgotten(@Nullable Instant replacedFrom, Instant now) {
        return replacedFrom != null
                && !now.isBefore(replacedFrom.plus(LONGEST_TOKEN).plus(MARGIN));
    }
}
