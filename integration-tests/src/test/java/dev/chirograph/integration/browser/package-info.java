/** A real browser goes through the pages (profile {@code browser}). */
@NullMarked
package dev.chirograph.integration.browser;

import org.jspecify.annotations.NullMarked;
