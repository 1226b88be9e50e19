package dev.quadrel.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The nodes in a container, or those of it that were searched for, with where their data is, page by page.
final class Children {

    private static final int PAGE = 100;

    private Children() {}

    static void each(ContainerClient container, Consumer<Item> taker) {
        Context context = container.context();
        boolean more = true;
        for (int offset = 0; more; offset += PAGE) {
            Address address = container
                    .search()
                    .on(context.address("search", container.path()))
                    .with("page[offset]", offset)
                    .with("page[limit]", PAGE)
                    .with("include_data_sources", true);
            Members page = context.transport().send(Request.get(address.uri())).members();
            List<Members> found = page.objects("data");
            found.forEach(item -> taker.accept(Item.of(item)));
            more = found.size() == PAGE;
        }
    }

    static List<Item> of(ContainerClient container) {
        List<Item> items = new ArrayList<>();
        each(container, items::add);
        return items;
    }
}
