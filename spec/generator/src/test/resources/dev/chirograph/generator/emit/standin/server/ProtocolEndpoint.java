package standin;

public interface ProtocolEndpoint {
    void handle(Exchange exchange) throws Exception;
}
