package dev.chirograph.server.page;

/**
 * A page that reports a success, without a form.
 *
 * @param title the message in a few words
 * @param text what the user can do next
 */
public record MessagePage(String title, String text) {}
