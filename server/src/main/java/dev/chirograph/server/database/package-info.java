/** The connection pool, migrations and transactions. Knows no feature. */
@NullMarked
package dev.chirograph.server.database;

import org.jspecify.annotations.NullMarked;
