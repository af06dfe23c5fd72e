package dev.chirograph.server.badhouse.oauth.anywhere;

final class HasNoLevel {}
