/** Items of users and clients, with a price, tags and free-form attributes. */
@NullMarked
package dev.chirograph.server.items;

import org.jspecify.annotations.NullMarked;
