/** The state of one browser: its session, its device cookie (OWASP), and CSRF protection of its forms. */
@NullMarked
package dev.chirograph.server.oauth.browser;

import org.jspecify.annotations.NullMarked;
