package dev.quadrel.catalog;

import dev.quadrel.about.Formats;
import dev.quadrel.serialization.ArrayFormats;
import dev.quadrel.serialization.AwkwardJson;
import dev.quadrel.serialization.AwkwardZip;
import dev.quadrel.serialization.ContainerFormats;
import dev.quadrel.serialization.Format;
import dev.quadrel.serialization.RaggedJson;
import dev.quadrel.serialization.RaggedZip;
import dev.quadrel.serialization.SerializerRegistry;
import dev.quadrel.serialization.SparseFormat;
import dev.quadrel.serialization.TableFormat;
import dev.quadrel.serialization.TableFormats;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes the registry of the forms in which data is sent.
@ApplicationScoped
class FormatsProducer {

    @Inject
    CatalogStore store;

    /// Of features that have some of their own.
    @Inject
    @Any
    Instance<Format> others;

    @Produces
    @Singleton
    SerializerRegistry registry() {
        List<Format> formats = new ArrayList<>(ArrayFormats.ALL);
        List<TableFormat> tables = TableFormats.all(store.adapters().tables());
        formats.addAll(tables);
        tables.forEach(table -> formats.add(new SparseFormat(table)));
        formats.addAll(List.of(new AwkwardZip(), new AwkwardJson(), new RaggedJson(), new RaggedZip()));
        formats.addAll(ContainerFormats.all(tables));
        others.forEach(formats::add);
        return new SerializerRegistry(formats);
    }

    /// What the server says of itself.
    @Produces
    @Singleton
    Formats described(SerializerRegistry registry) {
        return new Formats() {
            @Override
            public Map<String, List<String>> mediaTypes() {
                return registry.formats();
            }

            @Override
            public Map<String, Map<String, List<String>>> aliases() {
                return registry.aliases();
            }
        };
    }
}
