package dev.chirograph.server.page;

/** A page that says something. */
public record MessagePage(String title, String text) {}
