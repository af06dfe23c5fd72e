package dev.chirograph.server.badhouse.oauth.grant;

/** May be used by higher packages only. */
public final class Grant {}
