package dev.chirograph.server.edge;

/**
 * The reason why the edge rejects a request.
 *
 * @param status the HTTP status
 * @param detail what was wrong and what to do, without repeating what was sent
 * @param keepsConnection whether the end of the request is known for certain, so that another may follow
 */
record EdgeRejection(int status, String detail, boolean keepsConnection) {

    static EdgeRejection of(int status, String detail) {
        return new EdgeRejection(status, detail, true);
    }

    static EdgeRejection closing(int status, String detail) {
        return new EdgeRejection(status, detail, false);
    }
}
