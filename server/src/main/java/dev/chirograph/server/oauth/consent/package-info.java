/** What users have agreed that clients may do. */
@NullMarked
package dev.chirograph.server.oauth.consent;

import org.jspecify.annotations.NullMarked;
