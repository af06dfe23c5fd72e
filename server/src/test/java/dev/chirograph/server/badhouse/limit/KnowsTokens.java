package dev.chirograph.server.badhouse.limit;

import dev.chirograph.server.badhouse.oauth.Tokens;

record KnowsTokens(Tokens tokens) {}
