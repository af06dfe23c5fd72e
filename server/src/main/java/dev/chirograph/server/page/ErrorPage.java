package dev.chirograph.server.page;

import org.jspecify.annotations.Nullable;

/**
 * A page that reports an error.
 *
 * @param title the error in a few words
 * @param text what is wrong, and what to do
 * @param requestId the id that finds the request in the log
 * @param link the page on which the user can try again; null if only the app can
 */
public record ErrorPage(
        String title,
        String text,
        String requestId,
        @Nullable Link link) {

    /**
     * A link within this server.
     *
     * @param path the path, with a query if there is one
     * @param text the text of the link
     */
    public record Link(String path, String text) {
        /** @throws IllegalArgumentException if the path could lead to another host */
        public Link {
            if (!path.startsWith("/") || path.startsWith("//") || path.indexOf('\\') >= 0) {
                throw new IllegalArgumentException("A link of an error page must be a path of this server");
            }
        }
    }
}
