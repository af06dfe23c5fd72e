package com.example.bookshop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.bookshop.client.api.ListBooksParameters;
import com.example.bookshop.client.model.Binding;
import com.example.bookshop.client.model.Book;
import dev.chirograph.sdk.UnprocessableContentException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookshopTest {
    @Test
    void addedBooksAreListedByPrice() {
        try (BookshopServer server = BookshopServer.start(0);
                BookshopClient shop = client(server)) {
            Book emma = book("Emma", "12.50");
            Book persuasion = book("Persuasion", "9.90");

            Book added = shop.books().add(emma);
            shop.books().add(persuasion);

            assertEquals(emma, added);
            assertEquals(List.of(persuasion, emma), shop.books().list().books());
            assertEquals(
                    List.of(persuasion),
                    shop.books()
                            .list(ListBooksParameters.builder().maxPrice(BigDecimal.TEN).build())
                            .books());
        }
    }

    @Test
    void invalidBookIsUnprocessableContent() {
        try (BookshopServer server = BookshopServer.start(0);
                BookshopClient shop = client(server)) {
            Book free = book("Emma", "-1");

            assertThrows(UnprocessableContentException.class, () -> shop.books().add(free));
        }
    }

    private static Book book(String title, String price) {
        return Book.builder()
                .title(title)
                .price(new BigDecimal(price))
                .binding(Binding.PAPERBACK)
                .build();
    }

    private static BookshopClient client(BookshopServer server) {
        return new BookshopClient(URI.create("http://localhost:" + server.port()));
    }
}
