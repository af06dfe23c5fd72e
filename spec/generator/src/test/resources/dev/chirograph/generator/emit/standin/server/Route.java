package standin;

public record Route(Operation operation, Endpoint endpoint) {
    public static Route of(Operation operation, Endpoint endpoint) {
        return new Route(operation, endpoint);
    }

    public static Route protocol(Operation operation, ProtocolEndpoint endpoint) {
        return new Route(operation, incoming -> {
            endpoint.handle(new ProtocolExchange() {});
            return Response.empty(299);
        });
    }
}
