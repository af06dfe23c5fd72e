package standin;

import java.util.List;

public interface Call {
    List<String> header(String name);

    String preferred(String... produced);
}
