package dev.chirograph.generator.contract;

/**
 * How a list is read page by page ({@code x-page}).
 *
 * @param cursor the query parameter that names the page
 * @param items pointer to the list in the response
 * @param next pointer to the next page's cursor in the response
 */
public record Paging(String pointer, String cursor, String items, String next) {}
