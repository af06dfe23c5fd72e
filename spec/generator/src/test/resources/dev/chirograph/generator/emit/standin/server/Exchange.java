package standin;

public interface Exchange {}
