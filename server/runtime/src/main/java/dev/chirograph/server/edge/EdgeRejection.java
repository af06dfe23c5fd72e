package dev.chirograph.server.edge;

/**
 * The reason why the edge rejects a request.
 *
 * @param status the HTTP status
 * @param detail what is wrong and how to correct it, without repeating the request
 * @param keepsConnection whether the end of the request is certain, so that another may follow
 */
record EdgeRejection(int status, String detail, boolean keepsConnection) {

    static EdgeRejection of(int status, String detail) {
        return new EdgeRejection(status, detail, true);
    }

    static EdgeRejection closing(int status, String detail) {
        return new EdgeRejection(status, detail, false);
    }
}
