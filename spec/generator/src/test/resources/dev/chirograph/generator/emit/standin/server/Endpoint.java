package standin;

public interface Endpoint {
    Response handle(DecodedRequest incoming) throws Exception;
}
