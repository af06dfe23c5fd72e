package dev.chirograph.server.database;

import java.time.Duration;

/**
 * Rows of a table that can be deleted some time after their column {@code expires_at}.
 *
 * @param table the table
 * @param key its primary key, one column
 * @param kept how long rows are kept after they expire
 * @param unless an SQL condition, valid in both databases, for rows that must stay; empty for none
 */
public record ExpiredRows(String table, String key, Duration kept, String unless) {

    /** Returns rows that may be deleted as soon as they expire. */
    public static ExpiredRows of(String table, String key) {
        return new ExpiredRows(table, key, Duration.ZERO, "");
    }
}
