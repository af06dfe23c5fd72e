package standin;

public record Content(String mediaType, String sent, byte[] bytes) {}
