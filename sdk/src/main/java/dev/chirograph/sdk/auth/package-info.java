/** How users sign in, and where their refresh tokens are kept between two runs. */
@NullMarked
package dev.chirograph.sdk.auth;

import org.jspecify.annotations.NullMarked;
