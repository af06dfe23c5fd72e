package standin;

@FunctionalInterface
public interface EventSource<T> {
    void sendTo(EventSink<T> sink) throws Exception;
}
