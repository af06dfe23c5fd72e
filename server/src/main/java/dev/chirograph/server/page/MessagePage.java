package dev.chirograph.server.page;

/**
 * A page that reports a success and asks nothing.
 *
 * @param title the message in a few words
 * @param text what the user can do next
 */
public record MessagePage(String title, String text) {}
