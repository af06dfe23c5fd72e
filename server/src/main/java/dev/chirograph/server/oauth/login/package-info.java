/** The pages for login, logout and the approval of devices. */
@NullMarked
package dev.chirograph.server.oauth.login;

import org.jspecify.annotations.NullMarked;
