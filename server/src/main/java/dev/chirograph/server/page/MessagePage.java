package dev.chirograph.server.page;

/**
 * A page that says something and asks nothing.
 *
 * @param title what it is about, in a few words
 * @param text what there is to know, and to do
 */
public record MessagePage(String title, String text) {}
