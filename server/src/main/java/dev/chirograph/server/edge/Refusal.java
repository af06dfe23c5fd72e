package dev.chirograph.server.edge;

/**
 * Why a request goes no further.
 *
 * @param status the HTTP status
 * @param detail what was wrong and what to do, without repeating what was sent
 * @param keepsConnection whether the end of the request is known for certain, so that another may follow
 */
record Refusal(int status, String detail, boolean keepsConnection) {

    static Refusal of(int status, String detail) {
        return new Refusal(status, detail, true);
    }

    static Refusal closing(int status, String detail) {
        return new Refusal(status, detail, false);
    }
}
