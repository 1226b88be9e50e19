package dev.quadrel.catalog;

import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Objects;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.usertype.UserType;
import org.jspecify.annotations.Nullable;

/// JSON text in a column that is `json` or `jsonb` in PostgreSQL and text in SQLite; nobody parses it here.
public final class JsonText implements UserType<String> {

    @Override
    public int getSqlType() {
        return Types.OTHER;
    }

    @Override
    public Class<String> returnedClass() {
        return String.class;
    }

    @Override
    public boolean equals(@Nullable String one, @Nullable String other) {
        return Objects.equals(one, other);
    }

    @Override
    public int hashCode(String text) {
        return text.hashCode();
    }

    @Override
    public @Nullable String nullSafeGet(
            ResultSet row, int position, SharedSessionContractImplementor session, @Nullable Object owner)
            throws SQLException {
        return row.getString(position);
    }

    @Override
    public void nullSafeSet(
            PreparedStatement statement, @Nullable String text, int position, SharedSessionContractImplementor session)
            throws SQLException {
        statement.setObject(position, text, Types.OTHER);
    }

    @Override
    public @Nullable String deepCopy(@Nullable String text) {
        return text;
    }

    @Override
    public boolean isMutable() {
        return false;
    }

    @Override
    public @Nullable Serializable disassemble(@Nullable String text) {
        return text;
    }

    @Override
    public @Nullable String assemble(@Nullable Serializable cached, @Nullable Object owner) {
        return (String) cached;
    }
}
