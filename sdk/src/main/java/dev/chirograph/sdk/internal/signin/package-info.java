/** How users sign in: with the browser of this machine, or on another device. */
@NullMarked
package dev.chirograph.sdk.internal.signin;

import org.jspecify.annotations.NullMarked;
