/** The embedded authorization server: the token endpoint, its metadata and its keys. */
@NullMarked
package dev.chirograph.server.oauth;

import org.jspecify.annotations.NullMarked;
