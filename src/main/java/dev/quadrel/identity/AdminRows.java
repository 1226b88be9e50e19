package dev.quadrel.identity;

import dev.quadrel.access.Role;
import dev.quadrel.query.Page;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.LockMode;

/// The rows of all principals together, within a transaction.
record AdminRows(IdentityRows rows) {

    void setRoles(PrincipalEntity principal, Collection<Role> roles) {
        rows.session()
                .createMutationQuery("update PrincipalEntity e set e.roles = :roles where e.id = :id")
                .setParameter("roles", roles.stream().map(Role::text).collect(Collectors.joining(" ")))
                .setParameter("id", IdentityRows.id(principal))
                .executeUpdate();
    }

    /// Whether somebody else can log in as an administrator. It stays so until the transaction ends: two of them
    /// cannot take each other away at a time.
    boolean hasOtherAdministrator(PrincipalEntity principal) {
        return rows
                .session()
                .createSelectionQuery(
                        "from PrincipalEntity p where p.roles like :role and exists"
                                + " (from IdentityEntity i where i.principal = p.id) order by p.id",
                        PrincipalEntity.class)
                .setParameter("role", "%" + Role.ADMIN.text() + "%")
                .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .anyMatch(one -> one.roles().contains(Role.ADMIN) && !one.uuid.equals(principal.uuid));
    }

    List<ApiKeyEntity> keys(Page page) {
        return page(
                "from ApiKeyEntity e where e.expires is null or e.expires > :now order by e.id",
                ApiKeyEntity.class,
                page);
    }

    List<SessionEntity> sessions(Page page) {
        return page(
                "from SessionEntity e where e.revoked = 0 and e.expires > :now order by e.id",
                SessionEntity.class,
                page);
    }

    long countPrincipals() {
        return count("select count(*) from PrincipalEntity e where e.created <= :now");
    }

    long countSessions() {
        return count("select count(*) from SessionEntity e where e.revoked = 0 and e.expires > :now");
    }

    long countKeys() {
        return count("select count(*) from ApiKeyEntity e where e.expires is null or e.expires > :now");
    }

    private long count(String query) {
        return rows.session()
                .createSelectionQuery(query, Long.class)
                .setParameter("now", rows.now())
                .getSingleResult();
    }

    private <T> List<T> page(String query, Class<T> type, Page page) {
        if (page.limit() == 0 || page.offset() > Integer.MAX_VALUE) {
            return List.of();
        }
        return rows.session()
                .createSelectionQuery(query, type)
                .setParameter("now", rows.now())
                .setFirstResult((int) page.offset())
                .setMaxResults(page.limit())
                .getResultList();
    }
}
