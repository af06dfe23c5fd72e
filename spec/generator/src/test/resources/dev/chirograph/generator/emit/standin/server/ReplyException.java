package standin;

public final class ReplyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    public ReplyException(Reply reply) {
        this.reply = reply;
    }

    public ReplyException with(String name, String value) {
        return new ReplyException(reply.header(name, value));
    }

    public Reply reply() {
        return reply;
    }
}
