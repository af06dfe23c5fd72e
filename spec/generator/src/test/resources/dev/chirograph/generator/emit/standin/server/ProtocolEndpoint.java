package standin;

public interface ProtocolEndpoint {
    void handle(ProtocolExchange exchange) throws Exception;
}
