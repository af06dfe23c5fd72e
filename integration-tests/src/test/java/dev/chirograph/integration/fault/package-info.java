/** Faults of the environment: kills, a full disk, a corrupt file. Acknowledged writes survive them. */
@NullMarked
package dev.chirograph.integration.fault;

import org.jspecify.annotations.NullMarked;
