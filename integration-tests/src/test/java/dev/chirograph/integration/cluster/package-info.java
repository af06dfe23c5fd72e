/** Several nodes on one PostgreSQL, behind a real load balancer. */
@NullMarked
package dev.chirograph.integration.cluster;

import org.jspecify.annotations.NullMarked;
