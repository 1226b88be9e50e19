package dev.quadrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.query.Page;
import org.junit.jupiter.api.Test;

class PageLinksTest {

    // rule 19
    @Test
    void nextPage_isThereWhereSomethingIsLeft() {
        assertThat(PageLinks.of("u", new Page(null, 0, 2), 3).next()).isEqualTo("u?page[offset]=2&page[limit]=2");
        assertThat(PageLinks.of("u", new Page(null, 1, 2), 3).next()).isNull();
    }

    // rule 19
    @Test
    void pageOfNothing_hasNoNext() {
        assertThat(PageLinks.of("u", new Page(null, 0, 0), 3).next()).isNull();
    }

    // rule 19
    @Test
    void pageBeyondTheEnd_hasNoNext() {
        assertThat(PageLinks.of("u", new Page(null, Long.MAX_VALUE, 100), 3).next())
                .isNull();
    }
}
