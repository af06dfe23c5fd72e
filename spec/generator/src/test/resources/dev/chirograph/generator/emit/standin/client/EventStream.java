package standin;

import java.util.List;

public record EventStream<T>(List<T> all) {}
