/// The tree of nodes: their metadata, where their data is, and what they were before, in a database.
///
/// It offers [Catalog] and, to make one, [CatalogDatabase]. What differs between databases is [CatalogSql]:
/// SQLite, which is a file, and PostgreSQL.
///
/// Rules:
/// 1. When a node is made, its data source and its assets are made with it, or nothing is; the parent must be
///    a container.
/// 2. When several make the same key at once, one of them does, and the others are answered with 409 and the
///    path.
/// 3. When a node is found, one statement reads it; a page takes two at most, however long it is.
/// 4. When nodes are counted, the number is exact up to a limit, and marked where it is not; counting alone is
///    exact.
/// 5. When nodes are listed by cursor, none is left out and none comes twice, in either direction.
/// 6. When values are compared, numbers are equal by size whatever their type, and true is no number; a value
///    of another type than asked for is no match; `noteq` and `notin` leave out nodes without the key, or
///    with a null there, but nothing is not in an empty list.
/// 7. When nodes are sorted by metadata, missing values and nulls come first, then false and true, numbers by
///    size, texts by their characters, lists and objects; backwards, all of that is turned around.
/// 8. When a text is searched for, whole words count, in any case; all must be there, `OR` parts alternatives;
///    whatever the text is, it is answered.
/// 9. When a pattern is no regular expression or takes too long, it is answered with 400.
/// 10. When different values are asked for, those of the children of the one container count; a missing one is
///    a null.
/// 11. When a node is changed, its state before is kept with the next number, unless that is not wanted; its
///    version grows, also when its data has changed.
/// 12. When a node is deleted, all below it goes with it, but only if that is wanted; assets go with the last
///    data source that has them, and those that this server manages are named, so that their files can go.
/// 13. When the server has ended, by `kill -9` too, every change that had returned is there afterwards.
/// 14. When metadata, a structure or parameters are stored, they come back as they came: members in their order,
///    numbers in their form.
/// 15. When something was read, and nothing has changed since, an embedded database is not asked again; when a
///     change has returned, what is read shows it.
/// 16. When another server has the folder of an embedded database, all requests are answered with 503.
/// 17. When a node is changed or deleted, it is found by its former values no more, and none of them stays.
/// 18. When a body is of another form than it must have, it is answered with 422, and a patch that does not fit with
///     409; nothing is changed.
/// 19. When a page is the last one, or has room for nothing, it has no next one.
/// 20. When several change a node at once by what it is, each of them sees what the others have done.
/// 21. When files are handed out, each has its name, of whatever characters.
/// 22. When somebody may not see a node, or one of its ancestors, it is as if it were not there: with the same answer,
///     in no page, and in no count. The statements themselves leave it out, in the order of an index.
/// 23. When somebody may see a node, but not do what the request is for, the answer is 403.
/// 24. When a node says nothing of who may use it, what its nearest ancestor says counts for it, and is shown; when
///     that changes, so it does for all below.
/// 25. When a container has something in it that only others can delete, it is not deleted with that.
/// 26. When somebody watches, changes are told once they are stored, those of one node's description in their
///     order; what is not stored is told if it has the right size, and refused with 413 if it is too much.
///
/// How nodes are kept from somebody: [CatalogStore#catalog] is the tree as the request's [dev.quadrel.access.Caller]
/// may use it, by the [dev.quadrel.access.Reach] that the policy tells for the route's scopes. Each node has the number
/// of what counts for it, so that a reach is a list of numbers in a statement. Where nobody decides, there is no such
/// condition.
///
/// Out of scope: the files themselves (`adapter`, `array`, `table`), what is told of changes (`stream`), who may do
/// what (`access`, `policy`).
@NullMarked
package dev.quadrel.catalog;

import org.jspecify.annotations.NullMarked;
