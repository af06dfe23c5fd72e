/** What every grant has in common. */
@NullMarked
package dev.chirograph.server.oauth.grant;

import org.jspecify.annotations.NullMarked;
