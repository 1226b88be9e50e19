package dev.quadrel.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import org.hibernate.annotations.Type;
import org.jspecify.annotations.Nullable;

/// A row of the table `data_sources`; the assets are rows of their own.
@Entity
@Table(name = "data_sources")
class DataSourceEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(name = "node_id")
    long node;

    @Column(name = "structure_family")
    String family = "";

    @Type(JsonText.class)
    String structure = "";

    @Column(name = "mimetype")
    String mimeType = "";

    @Type(JsonText.class)
    String parameters = "";

    @Type(JsonText.class)
    String properties = "";

    String management = "";

    static DataSourceEntity of(long node, DataSource source) {
        DataSourceEntity entity = new DataSourceEntity();
        entity.node = node;
        entity.family = source.family().text();
        entity.management = source.management().name().toLowerCase(Locale.ROOT);
        entity.replace(source);
        return entity;
    }

    /// Takes over what may change.
    void replace(DataSource source) {
        structure = source.structure();
        mimeType = source.mimeType();
        parameters = source.parameters();
        properties = source.properties();
    }
}
