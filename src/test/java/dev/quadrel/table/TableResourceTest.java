package dev.quadrel.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.specimpl.ResteasyUriInfo;
import org.junit.jupiter.api.Test;

class TableResourceTest {

    // rule 1
    @Test
    void columns_haveOneName() {
        assertThat(TableResource.columns(uri("column=a&column=b"))).containsExactly("a", "b");
        assertThat(TableResource.columns(uri("field=a"))).containsExactly("a");
        assertThat(TableResource.columns(uri(""))).isEmpty();
        assertThatThrownBy(() -> TableResource.columns(uri("column=a&field=b"))).hasMessageContaining("column alone");
    }

    // rule 1
    @Test
    void aPartition_isANumber() {
        assertThat(TableResource.partition(uri("partition=3"))).isEqualTo(3);
        assertThatThrownBy(() -> TableResource.partition(uri("partition=x"))).hasMessageContaining("\"x\"");
        assertThatThrownBy(() -> TableResource.partition(uri(""))).hasMessageContaining("number of a partition");
    }

    private static UriInfo uri(String query) {
        return new ResteasyUriInfo("http://localhost/table?" + query, "");
    }
}
