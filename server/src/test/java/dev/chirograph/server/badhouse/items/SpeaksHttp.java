package dev.chirograph.server.badhouse.items;

import io.helidon.webserver.http.ServerRequest;

record SpeaksHttp(ServerRequest request) {}
