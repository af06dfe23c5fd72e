/** The signing keys: generation, encryption at rest, rotation and publication as a JWK set (RFC 7517). */
@NullMarked
package dev.chirograph.server.oauth.key;

import org.jspecify.annotations.NullMarked;
