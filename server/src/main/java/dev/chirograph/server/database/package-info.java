/** The one connection pool, the migrations and the transactions. Knows no feature. */
@NullMarked
package dev.chirograph.server.database;

import org.jspecify.annotations.NullMarked;
