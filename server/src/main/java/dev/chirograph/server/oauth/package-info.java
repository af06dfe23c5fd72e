/**
 * The embedded authorization server: its entry point, its settings, and the modules that build it. Its packages, each of which depends only
 * on those before it: {@code protocol}, {@code key}, {@code client}, {@code authorization}, {@code throttle}, {@code browser}, {@code grant},
 * {@code token}, {@code authorize}, {@code login}, {@code endpoint}.
 */
@NullMarked
package dev.chirograph.server.oauth;

import org.jspecify.annotations.NullMarked;
