package dev.chirograph.server.badhouse.oauth.protocol;

import dev.chirograph.server.badhouse.oauth.grant.Grant;

record KnowsGrants(Grant grant) {}
