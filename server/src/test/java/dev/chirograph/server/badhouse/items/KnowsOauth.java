package dev.chirograph.server.badhouse.items;

import dev.chirograph.server.badhouse.oauth.Tokens;

record KnowsOauth(Tokens tokens) {}
