package dev.chirograph.server.badhouse.oauth;

/** Must not be used by features. */
public final class Tokens {}
