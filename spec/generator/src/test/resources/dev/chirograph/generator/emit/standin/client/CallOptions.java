package standin;

public record CallOptions(String name) {}
