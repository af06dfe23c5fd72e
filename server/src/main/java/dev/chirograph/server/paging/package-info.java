/** Paging through lists by cursors. Depends on no feature. */
@NullMarked
package dev.chirograph.server.paging;

import org.jspecify.annotations.NullMarked;
