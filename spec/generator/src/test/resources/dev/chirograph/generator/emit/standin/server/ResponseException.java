package standin;

public final class ResponseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Response reply;

    public ResponseException(Response reply) {
        this.reply = reply;
    }

    public ResponseException with(String name, String value) {
        return new ResponseException(reply.header(name, value));
    }

    public Response reply() {
        return reply;
    }
}
