/** The introspection endpoint (RFC 7662). */
@NullMarked
package dev.chirograph.server.oauth.introspection;

import org.jspecify.annotations.NullMarked;
