package dev.chirograph.server.badhouse.oauth;

/** Is not for features. */
public final class Tokens {}
