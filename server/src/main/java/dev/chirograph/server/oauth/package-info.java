/** The embedded authorization server: its door, its settings and what is behind its operations. */
@NullMarked
package dev.chirograph.server.oauth;

import org.jspecify.annotations.NullMarked;
