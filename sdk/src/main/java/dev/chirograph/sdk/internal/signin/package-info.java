/** The sign-in of users: with a browser on this machine, or on another device. */
@NullMarked
package dev.chirograph.sdk.internal.signin;

import org.jspecify.annotations.NullMarked;
