package standin;

public interface ProtocolExchange {}
