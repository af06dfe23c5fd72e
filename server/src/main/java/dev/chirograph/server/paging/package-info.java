/** Paging through lists by cursors. Knows no feature. */
@NullMarked
package dev.chirograph.server.paging;

import org.jspecify.annotations.NullMarked;
