package dev.chirograph.server.items;

import dev.chirograph.server.api.CreateItemResponse;
import dev.chirograph.server.api.ItemsHandler;
import dev.chirograph.server.api.model.Item;
import dev.chirograph.server.api.model.ItemCreate;
import dev.chirograph.server.api.model.ItemPage;
import dev.chirograph.server.api.model.ItemPatch;
import dev.chirograph.server.api.model.ItemStatus;
import dev.chirograph.server.paging.CursorFormat;
import dev.chirograph.server.paging.Page;
import dev.chirograph.server.runtime.CallContext;
import dev.chirograph.server.runtime.ProblemException;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles the operations on items: converts between the contract's values and rows, and reports violated rules as
 * problems.
 */
final class ItemOperations implements ItemsHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ItemOperations.class);

    private final ItemService items;

    ItemOperations(ItemService items) {
        this.items = items;
    }

    @Override
    public ItemPage listItems(
            CallContext call, @Nullable String cursor, int limit, @Nullable ItemStatus status, List<String> tag) {
        ItemFilter filter = new ItemFilter(status == null ? null : status.value(), Set.copyOf(tag));
        String owner = owner(call);
        Page<ItemRow> page = Page.after(
                cursor,
                limit,
                CursorFormat.BY_ID,
                ItemRow::id,
                (after, most) -> items.list(owner, filter, after, most));
        return ItemPage.builder()
                .items(page.map(ItemOperations::item))
                .nextCursor(page.nextCursor())
                .build();
    }

    @Override
    public CreateItemResponse createItem(CallContext call, ItemCreate body) {
        ItemRow created = items.create(new NewItem(
                owner(call),
                body.name(),
                body.description(),
                body.price(),
                body.status().value(),
                body.tags(),
                body.attributes() == null ? Attributes.NONE : Attributes.of(body.attributes())));
        return new CreateItemResponse(item(created), URI.create(call.operation().path() + "/" + created.id()));
    }

    @Override
    public Item getItem(CallContext call, long itemId) {
        LOG.atInfo().addKeyValue("item_id", itemId).log("Item requested: {}", itemId);
        return item(found(items.find(owner(call), itemId)));
    }

    @Override
    public Item updateItem(CallContext call, long itemId, ItemPatch body) {
        return item(found(items.update(owner(call), itemId, item -> merge(item, body))));
    }

    @Override
    public void deleteItem(CallContext call, long itemId) {
        if (!items.delete(owner(call), itemId)) {
            throw notFound();
        }
    }

    private static ItemRow merge(ItemRow item, ItemPatch patch) {
        return new ItemRow(
                item.id(),
                item.owner(),
                Objects.requireNonNullElse(patch.name(), item.name()),
                patch.hasDescription() ? patch.description() : item.description(),
                Objects.requireNonNullElse(patch.price(), item.price()),
                patch.status() == null ? item.status() : patch.status().value(),
                Objects.requireNonNullElse(patch.tags(), item.tags()),
                patch.attributes() == null
                        ? item.attributes()
                        : item.attributes().merge(patch.attributes()),
                item.createdAt(),
                item.updatedAt());
    }

    private static Item item(ItemRow row) {
        return Item.builder()
                .id(row.id())
                .name(row.name())
                .description(row.description())
                .price(row.price())
                .status(ItemStatus.of(row.status()))
                .tags(row.tags())
                .attributes(row.attributes().members())
                .createdAt(row.createdAt().atOffset(ZoneOffset.UTC))
                .updatedAt(row.updatedAt().atOffset(ZoneOffset.UTC))
                .build();
    }

    private static String owner(CallContext call) {
        return Objects.requireNonNull(call.caller(), "caller").subject();
    }

    private static ItemRow found(@Nullable ItemRow item) {
        if (item == null) {
            throw notFound();
        }
        return item;
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("You have no item with this id");
    }
}
