package standin;

public interface EventSink<T> {
    void send(T data);
}
