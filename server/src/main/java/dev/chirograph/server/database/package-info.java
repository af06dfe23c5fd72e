/** The connection pool, migrations and transactions. Depends on no feature. */
@NullMarked
package dev.chirograph.server.database;

import org.jspecify.annotations.NullMarked;
