/// Who may use which node of the catalog, where users log in: the built-in [dev.quadrel.access.AccessPolicy].
///
/// A node belongs to whoever made it, or it has tags; a node that says neither is as its container is. [OwnerAndTags]
/// says which nodes somebody may use for what, by the tags that [TagGrants] lets this one use; an operator grants them
/// by [TagCommands]. [OpenToUsers] is for servers whose users share all they have. Which of the two it is, the setting
/// `quadrel.access.policy` says; a bean of anyone's own may be in the place of both ([BuiltInPolicy]).
///
/// Rules:
/// 1. When a node belongs to somebody, this one may do with it all that the scopes allow; others do not see it.
/// 2. When a node has tags, whoever may read one of these may read it, and whoever may write one may do all with it.
/// 3. When a node has the tag `public`, everybody may read it who may read at all.
/// 4. When a node says nothing, what its nearest ancestor says counts for it; where none says anything, administrators
///    alone see it. The root is there for everybody who may read, and all users may make nodes in it.
/// 5. When a node is made without tags, it says nothing where its maker may write what is around it; else it belongs to
///    the maker.
/// 6. When tags are given to a node or taken away, the user may write each of those; one that the user may write is
///    left. Administrators may give and take all.
/// 7. When a key has tags, it is for the nodes with one of these that its owner may use, and for no others; `user:NAME`
///    stands for the owner's own.
/// 8. When somebody is an administrator, all nodes are there; a key without the scope `admin:apikeys` is none.
/// 9. When a tag is granted or revoked, that holds at once on this server, and within a second on all.
/// 10. When all is open to users, only keys with tags are kept to nodes with these.
/// 11. When nobody logs in, nothing is asked.
///
/// Out of scope: which route needs which scope (the resources), who somebody is (`access`, `identity`), how statements
/// keep to it (`catalog`).
@NullMarked
package dev.quadrel.policy;

import org.jspecify.annotations.NullMarked;
