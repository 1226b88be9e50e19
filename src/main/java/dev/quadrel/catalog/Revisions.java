package dev.quadrel.catalog;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.query.Page;
import dev.quadrel.structure.NodePath;
import jakarta.persistence.LockModeType;
import java.util.List;
import org.hibernate.StatelessSession;

/// What nodes were before their changes, within a transaction.
final class Revisions {

    private Revisions() {}

    /// Keeps what a node is.
    ///
    /// @return the number of the revision
    static int keep(StatelessSession session, NodeEntity node) {
        RevisionEntity revision = new RevisionEntity();
        revision.node = NodeWriter.id(node);
        revision.number = session.createSelectionQuery(
                        "select coalesce(max(r.number), 0) + 1 from RevisionEntity r where r.node = :node",
                        Integer.class)
                .setParameter("node", revision.node)
                .getSingleResult();
        revision.copy(node);
        session.insert(revision);
        return revision.number;
    }

    /// Those of a page, the first one first.
    static List<Revision> list(StatelessSession session, NodePath path, Page page) {
        long node = node(session, path);
        if (page.limit() == 0 || page.offset() > Integer.MAX_VALUE) {
            return List.of();
        }
        return session
                .createSelectionQuery(
                        "from RevisionEntity r where r.node = :node order by r.number", RevisionEntity.class)
                .setParameter("node", node)
                .setFirstResult(Math.toIntExact(page.offset()))
                .setMaxResults(page.limit())
                .getResultList()
                .stream()
                .map(RevisionEntity::value)
                .toList();
    }

    static long count(StatelessSession session, NodePath path) {
        return session.createSelectionQuery("select count(*) from RevisionEntity r where r.node = :node", Long.class)
                .setParameter("node", node(session, path))
                .getSingleResult();
    }

    /// @throws ProblemException 404 where there is none of that number
    static void delete(StatelessSession session, NodePath path, int number) {
        int deleted = session.createMutationQuery(
                        "delete from RevisionEntity r where r.node = :node and r.number = :number")
                .setParameter("node", node(session, path))
                .setParameter("number", number)
                .executeUpdate();
        if (deleted == 0) {
            throw ProblemException.notFound("%s has no revision %d".formatted(path, number));
        }
    }

    private static long node(StatelessSession session, NodePath path) {
        return NodeWriter.id(NodeWriter.find(session, path, LockModeType.NONE));
    }
}
