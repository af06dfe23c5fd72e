package standin;

public interface Endpoint {
    Reply handle(Incoming incoming) throws Exception;
}
