package dev.chirograph.server.database;

import java.time.Duration;

/**
 * Rows of a table that are of no use any more once the time in their column {@code expires_at} is past.
 *
 * @param table the table
 * @param key its primary key, one column
 * @param kept for how long they are kept beyond that time
 * @param unless a condition, in the words of both databases, under which they have to stay; empty for none
 */
public record ExpiredRows(String table, String key, Duration kept, String unless) {

    /** Names rows that may go at once. */
    public static ExpiredRows of(String table, String key) {
        return new ExpiredRows(table, key, Duration.ZERO, "");
    }
}
