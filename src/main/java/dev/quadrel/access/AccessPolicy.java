package dev.quadrel.access;

import dev.quadrel.problem.ProblemException;
import java.util.Set;

/// Decides who may use which node of the catalog. The application has one bean of this kind; a bean of anyone's own
/// that is an alternative with a priority takes the place of the built-in one:
///
/// ```java
/// @Alternative @Priority(1) @ApplicationScoped
/// public class OurPolicy implements AccessPolicy { ... }
/// ```
///
/// It never sees a node: it describes those that somebody may use, and the catalog looks for no others, on each route
/// and at each ancestor. Called at each request, by many at a time.
public interface AccessPolicy {

    /// Whether everybody may use all nodes, as far as their scopes go. Asked once; then the catalog asks for nothing
    /// else, and clients cannot change access blobs.
    boolean isOpen();

    /// Which nodes somebody may use for something. Who may not read the metadata of a node, or of one of its
    /// ancestors, is told that it is not there; who may read it, but not do what is asked, is told so.
    ///
    /// @param scopes that the request's route needs, all of them; `read:metadata` for what there is at all
    Reach reach(Identity who, Set<Scope> scopes);

    /// What a node says that somebody makes.
    ///
    /// @param asked the blob that the client asks for; `{}` for none
    /// @param around what counts for the container that it is made in
    /// @return [NodeAccess#NONE] where it shall say nothing, so that what counts around it counts for it too
    /// @throws ProblemException 403 as [#refusal] makes it
    NodeAccess atCreation(Identity who, String asked, NodeAccess around);

    /// What a node says from now on.
    ///
    /// @param asked the blob that the client asks for; one that is the current one is not asked about
    /// @param current what counts for it now, of its own or not
    /// @throws ProblemException 403 as [#refusal] makes it
    NodeAccess atChange(Identity who, String asked, NodeAccess current);

    /// Says no to a blob, in the words of Tiled.
    ///
    /// @param reason what is wrong, and what is allowed
    static ProblemException refusal(String reason) {
        return ProblemException.of(403, "Access policy rejects the provided access blob.\n" + reason);
    }
}
