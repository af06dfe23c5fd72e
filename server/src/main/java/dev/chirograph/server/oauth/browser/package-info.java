/** What ties one page to the next: who is signed in in a browser, and that a form which comes in is one that went out to it. */
@NullMarked
package dev.chirograph.server.oauth.browser;

import org.jspecify.annotations.NullMarked;
