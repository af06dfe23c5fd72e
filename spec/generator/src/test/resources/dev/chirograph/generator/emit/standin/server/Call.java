package standin;

public interface Call {}
