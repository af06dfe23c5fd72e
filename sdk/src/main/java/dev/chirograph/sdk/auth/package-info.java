/** How users sign in, and where their refresh tokens are stored between two runs. */
@NullMarked
package dev.chirograph.sdk.auth;

import org.jspecify.annotations.NullMarked;
