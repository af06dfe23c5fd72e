/** What users have let clients do, and what of it has been taken back. */
@NullMarked
package dev.chirograph.server.oauth.authorization;

import org.jspecify.annotations.NullMarked;
