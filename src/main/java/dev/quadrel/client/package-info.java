/// A catalog of Quadrel or Tiled, from Java.
///
/// [Quadrel] connects, [ContainerClient] and the other kinds of [NodeClient] are its nodes, [Queries] finds them,
/// [Context] is the server and [Authentication] who asks it. All of them may be used by several threads.
///
/// | Tiled's Python client | here |
/// |---|---|
/// | `from_uri(uri)`, `from_profile(name)` | [Quadrel#connect(String)], [Quadrel#profile(String)] |
/// | `Context.from_any_uri`, `from_context` | [Quadrel#connect(String)] with any of its URIs, [Context#node] |
/// | `c["a"]`, `c["a", "b"]`, `"a" in c`, `len(c)` | [ContainerClient#get], `containsKey`, `size`, `asMap` |
/// | `c.keys()`, `values()`, `items()` | [ContainerClient#keys], `values`, `entries`: a [Sequence] |
/// | `keys()[3]`, `[-1]`, `[2:5]`, `first()`, `head(3)` | [Sequence#get], `slice`, `first`, `last`, `head`, `tail` |
/// | `c.search(FullText("x"))`, `Key("a") == 5` | [ContainerClient#search], [Queries#fullText], `key("a").is(5)` |
/// | `c.sort(("a", -1))`, `c.distinct("a")` | [ContainerClient#sort], [ContainerClient#distinct(String...)] |
/// | `c.create_container`, `c.new` | [ContainerClient#createContainer], [ContainerClient#create] of a [NewNode] |
/// | `metadata`, `specs`, `structure()`, `structure_family` | [NodeClient#metadata], and so on |
/// | `item`, `uri`, `formats`, `data_sources()` | [NodeClient#raw], `uri`, `formats`, `dataSources` |
/// | `update_metadata`, `replace_metadata`, `patch_metadata` | [NodeClient#updateMetadata], `change` of a [Change] |
/// | `metadata_revisions` | [NodeClient#revisions], `deleteRevision` |
/// | `delete`, `delete_contents` | [NodeClient#delete(Deletion)] |
/// | `new_variation` | each of `search` and `sort` is a client of its own |
/// | `context.login()`, `logout()`, `force_auth_refresh()` | [Authentication#login(String, String)], and so on |
/// | `context.whoami()`, `create_api_key`, `revoke_api_key` | [Authentication#whoami], `createApiKey`, `revokeApiKey` |
/// | `write_array`, `write_table`, `write_sparse`, `write_awkward` | [ContainerClient#writeArray], and so on |
/// | `write_ragged`, `RaggedClient.write`, `patch` | [ContainerClient#writeRagged], [RaggedClient#write], `append` |
/// | `a.read()`, `a[1:3]`, `read_block`, dask arrays | [ArrayClient#read], `readBlock`, `forEachBlock`, `view` |
/// | `a.write`, `write_block`, `patch`, `export` | [ArrayClient#write], and so on |
/// | `t.read(["x"])`, `read_partition`, `t["x"]`, `append_partition` | [TableClient#read], `rows`, `column`, `append` |
/// | sparse, awkward and ragged clients | [SparseClient], [AwkwardClient], [RaggedClient] |
/// | datasets of xarray, composites | [DatasetClient#of], [CompositeClient#of] |
/// | `Cache` | [ClientCache], by [Options#cache(ClientCache)] |
/// | `sync.copy`, `raw_export`, `register` | [Sync], [RawExport], [Registration] |
/// | `export(path, fields)` of containers | [ContainerClient#export] |
/// | `subscribe()`, `close_stream()` | [Subscription], [NodeClient#endStream] |
///
/// Rules:
/// 1. When the network or the server fails a request that may be repeated, it is tried again, later and later; 429 is
///    tried again when the server says. One that may not be repeated is not sent again where nobody knows whether it
///    was done, and goes by no connection that may have brought an error of the server before: some servers close
///    those without saying so.
/// 2. When a request fails for good, a [ClientException] of one of seven kinds has the status, the server's own words
///    and the URI, without any key.
/// 3. When an answer is compressed by gzip or zstd, nobody sees it.
/// 4. When a server sends nothing for too long, the request has failed.
/// 5. When a node is named by its keys, one request finds it however deep it is; a URI may name it too, or only the
///    server.
/// 6. When a list is long, only what is used of it is asked for, in pages as large as the server allows, the next one
///    while one is used, and up to four where their places can be foreseen. What comes is the same as one after the
///    other: a page that is not what the one before names as its next is asked for anew.
/// 7. When there are several conditions, nodes fulfil all of them, and what is found is a container of its own.
/// 8. When somebody has logged in, by password or in a browser, he is remembered where Tiled's own client looks, in
///    files that only he may read.
/// 9. When tokens have expired, one thread renews them and all others wait for it.
/// 10. When a server has a name in a profile of Tiled's own client, the name is enough.
/// 11. When a part of an array is read, only that part is asked for, in several requests at a time where it is
///     large.
/// 12. When an array is read in blocks, they come in order, and a few of them are in memory.
/// 13. When a table is read, only the wanted columns are asked for, and one batch of rows is in memory at a time.
/// 14. When answers are kept, one is used without asking only as long as the server has said, else only where the
///     server says that its tag still holds; nobody gets what somebody else was answered; where there is no room, the
///     one that was used longest ago goes.
/// 15. When nodes are copied to another server, their data goes there unchanged; what the other one does not know, and
///     what is there already, is left out and named.
/// 16. When a server names files to fetch, none lands outside of the folder that they are fetched into.
/// 17. When a connection that brings events breaks, it is made again behind the last one, with new tokens where the old
///     ones have expired; when that does not succeed in time, the subscriber is told.
/// 18. When a server that streams is quiet, it is asked whether it is still there; when it does not answer in time, its
///     connection counts as broken.
/// 19. When a row of a table is read, its values are what the table says: numbers without a sign have none, and
///     a column with a dictionary has its entries.
/// 20. When data does not fit the node that it is written to, it is refused before anything is sent.
///
/// Out of scope: the server, of which it knows HTTP only; the commands of the terminal (`launcher`).
@NullMarked
package dev.quadrel.client;

import org.jspecify.annotations.NullMarked;
