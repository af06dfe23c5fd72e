/** The messages of OAuth: forms that come in, refusals and answers that go out. */
@NullMarked
package dev.chirograph.server.oauth.message;

import org.jspecify.annotations.NullMarked;
