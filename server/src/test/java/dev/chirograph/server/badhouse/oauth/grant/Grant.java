package dev.chirograph.server.badhouse.oauth.grant;

/** Is for higher packages. */
public final class Grant {}
