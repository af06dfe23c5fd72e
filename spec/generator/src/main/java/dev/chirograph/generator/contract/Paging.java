package dev.chirograph.generator.contract;

/**
 * The paging of a list ({@code x-page}).
 *
 * @param cursor the query parameter with the cursor of a page
 * @param items pointer to the list in the response
 * @param next pointer to the next page's cursor in the response
 */
public record Paging(String pointer, String cursor, String items, String next) {}
