package dev.chirograph.server.badhouse.token;

import dev.chirograph.server.badhouse.oauth.Tokens;

record KnowsTheAuthorizationServer(Tokens tokens) {}
