package dev.chirograph.generator.cli;

import java.util.Collection;
import java.util.Comparator;

/** Finds the known word nearest to a misspelled one. */
final class Nearest {
    private Nearest() {}

    /** Gives that of the words, at least one, which the fewest edits lead to; of several the first in the alphabet. */
    static String to(String written, Collection<String> words) {
        return words.stream()
                .sorted()
                .min(Comparator.comparingInt(word -> distance(written, word)))
                .orElseThrow();
    }

    /** Counts the characters to insert, delete or replace (Levenshtein's distance). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
