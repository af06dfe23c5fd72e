package dev.chirograph.generator.read;

import java.util.Collection;
import java.util.Comparator;

/** The Damerau-Levenshtein distance: the number of insertions, deletions, substitutions and transpositions of adjacent letters. */
public final class EditDistance {
    private EditDistance() {}

    /** Returns the word with the fewest edits; among equals the alphabetically first. */
    public static String nearest(String written, Collection<String> words) {
        return words.stream()
                .sorted()
                .min(Comparator.comparingInt(word -> of(written, word)))
                .orElseThrow();
    }

    /** Returns the number of edits from one string to the other. */
    public static int of(String one, String other) {
        int[][] edits = new int[one.length() + 1][other.length() + 1];
        for (int row = 0; row <= one.length(); row++) {
            for (int column = 0; column <= other.length(); column++) {
                edits[row][column] = row == 0 ? column : column == 0 ? row : least(edits, one, row, other, column);
            }
        }
        return edits[one.length()][other.length()];
    }

    private static int least(int[][] edits, String one, int row, String other, int column) {
        boolean same = one.charAt(row - 1) == other.charAt(column - 1);
        int least = Math.min(edits[row - 1][column] + 1, edits[row][column - 1] + 1);
        least = Math.min(least, edits[row - 1][column - 1] + (same ? 0 : 1));
        boolean exchanged = row > 1
                && column > 1
                && one.charAt(row - 1) == other.charAt(column - 2)
                && one.charAt(row - 2) == other.charAt(column - 1);
        return exchanged ? Math.min(least, edits[row - 2][column - 2] + 1) : least;
    }
}
