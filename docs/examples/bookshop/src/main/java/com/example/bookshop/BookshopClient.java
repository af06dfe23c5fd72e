package com.example.bookshop;

import com.example.bookshop.client.api.ApiGroups;
import dev.chirograph.sdk.ApiClient;
import java.net.URI;

/** The client half. */
public final class BookshopClient extends ApiGroups implements AutoCloseable {
    private final ApiClient client;

    /** Calls the shop at an address. */
    public BookshopClient(URI endpoint) {
        this(ApiClient.builder().endpoint(endpoint).build());
    }

    private BookshopClient(ApiClient client) {
        super(client.engine());
        this.client = client;
    }

    @Override
    public void close() {
        client.close();
    }
}
