package standin;

import standin.call.Engine;

public interface ApiClient {
    Engine engine();
}
