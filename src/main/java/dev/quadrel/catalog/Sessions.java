package dev.quadrel.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.hibernate.cfg.Configuration;
import org.jspecify.annotations.Nullable;

/// Work on a catalog's database: reading by plain statements, and transactions that change single rows by Hibernate,
/// which starts with the first of them. Thread safe.
public final class Sessions implements AutoCloseable {

    private final CatalogDatabase database;
    private final List<Class<?>> entities;
    private volatile @Nullable SessionFactory factory;

    /// @param entities the classes of the rows that transactions change
    public Sessions(CatalogDatabase database, List<Class<?>> entities) {
        this.database = database;
        this.entities = List.copyOf(entities);
    }

    /// Something done with a connection.
    public interface Reading<T> {

        /// Does it.
        T with(Connection connection) throws SQLException;
    }

    /// Something done with a session.
    public interface Change<T> {

        /// Does it.
        T with(StatelessSession session) throws SQLException;
    }

    /// Reads by statements that each see what is committed.
    public <T> T read(Reading<T> work) {
        try (Connection connection = database.connect()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    /// One transaction: all of it happens, or nothing where something is thrown.
    ///
    /// Writes to an embedded database take turns here: the database itself would have them try again and again.
    public <T> T write(Change<T> work) {
        SessionFactory opened = opened();
        if (!database.sql().isEmbedded()) {
            return transaction(opened, work);
        }
        ReentrantLock turn = database.turn();
        turn.lock();
        try {
            return transaction(opened, work);
        } finally {
            turn.unlock();
        }
    }

    /// Reads rows as entities.
    public <T> T look(Change<T> work) {
        try (StatelessSession session = opened().openStatelessSession()) {
            return work.with(session);
        } catch (SQLException | RuntimeException e) {
            throw Failures.of(e);
        }
    }

    private static <T> T transaction(SessionFactory factory, Change<T> work) {
        try (StatelessSession session = factory.openStatelessSession()) {
            Transaction transaction = session.beginTransaction();
            try {
                T result = work.with(session);
                transaction.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                if (transaction.isActive() || transaction.getStatus().canRollback()) {
                    transaction.rollback();
                }
                throw Failures.of(e);
            }
        }
    }

    private SessionFactory opened() {
        SessionFactory opened = factory;
        return opened != null ? opened : open();
    }

    private synchronized SessionFactory open() {
        SessionFactory opened = factory;
        if (opened == null) {
            Configuration configuration = new Configuration();
            entities.forEach(configuration::addAnnotatedClass);
            configuration.getProperties().put("hibernate.connection.datasource", database.connections());
            configuration.setProperty("hibernate.dialect", database.sql().dialect());
            // The dialect is known; asking the database costs a connection and tells nothing.
            configuration.setProperty("hibernate.boot.allow_jdbc_metadata_access", "false");
            // Transactions are this class's, not the server's.
            configuration.setProperty("hibernate.transaction.coordinator_class", "jdbc");
            configuration.setProperty("jakarta.persistence.validation.mode", "none");
            opened = configuration.buildSessionFactory();
            factory = opened;
        }
        return opened;
    }

    @Override
    public void close() {
        SessionFactory opened = factory;
        if (opened != null) {
            opened.close();
        }
    }
}
