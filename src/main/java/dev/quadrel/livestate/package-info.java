/// State that an application shares with browsers: change a variable on either side and the other sees it,
/// call methods across. What trame's server does, for its own page and its own clients.
///
/// A [LiveServer] has the [State], a `Controller`, [Templates], [Module]s and [Protocols]; a class with
/// [LiveApplication] is given one. [StateTable] has the values that all views share, [StatePush] tells browsers,
/// [StateProtocol] is what they call. A [StateStore] has what browsers know: on the heap ([MemoryStore]), or beyond
/// the server, too ([KeptStore]).
///
/// | trame's `Server` | here |
/// |---|---|
/// | `name`, `options`, `translator`, `root_server` | `name()`, `options()`, `translator()`, `root()` |
/// | `get_server(name)` | `LiveApplications.server(name)`; `@Inject LiveServer` |
/// | `state`, `context`, `controller` | `state()`, `context()`, `controller()` |
/// | `ui`, layouts | `templates()`: plain HTML |
/// | `change`, `trigger`, `trigger_name` | `onChange`, `trigger`, `triggerName`; `@OnChange`, `@Trigger` |
/// | `enable_module(module, **kwargs)` | `enableModule(module, options)` |
/// | `js_call`, `force_state_push`, `clear_state_client_cache` | `jsCall`, `forceStatePush`, `clearStateClientCache` |
/// | `add_protocol_to_configure`, `protocol` | `addProtocol`, `protocols()`; `@LiveProcedure` |
/// | `protocol_call` | `protocolCall` |
/// | `create_child_server(translator, prefix)` | `childServer(translator)`, `childServer(prefix)` |
/// | `get_server_state()` | `serverState()` |
/// | `start`, `stop`, `ready`, `running` | `start()`, `stop()`, `ready()`, `isRunning()` |
/// | `network_completion` | `networkCompletion()` |
/// | `cli`, `server_options` | the settings `quadrel.live.*` |
/// | `port`, `http_headers`, `client_type`, `hot_reload` | the server's own: ports, headers and redeployment |
///
/// | trame's `State` | here |
/// |---|---|
/// | `state.x`, `state["x"]`, `in`, `has` | `get("x")`, `integer("x")` and so on, `has("x")` |
/// | `state.x = v`, `update`, `setdefault` | `set("x", v)`, `update`, `setDefault` |
/// | `is_dirty`, `is_dirty_all`, `dirty`, `clean`, `flush` | `isDirty`, `isDirtyAll`, `dirty`, `clean`, `flush` |
/// | `with state:` | `try (Changes changes = state.changes())` |
/// | `change`, `suppress_change_listeners`, `modified_keys` | `onChange`, `suppressChangeListeners`, `modifiedKeys` |
/// | `client_only`, `to_dict`, `translator` | `clientOnly`, `toMap`, `translator()` |
/// | `initial`, `ready`, `is_ready` | `LiveServer.serverState()`, `start()`, `isRunning()` |
///
/// | trame's `Controller` | here |
/// |---|---|
/// | `ctrl.f`, `ctrl.f()`, `ctrl.f = g` | `function("f")`, `.call()`, `set("f", g)` |
/// | `add`, `once`, `add_task`, `set` | the same |
/// | `discard`, `remove`, `remove_task`, `exists` | `discard`, `remove`, `removeTask`, `exists` |
/// | `clear()`, `clear(set_only=True)` | `clear()`, `clearAdded()` |
/// | `enable_empty` | `allowEmpty` |
/// | `trigger`, `trigger_name` | `trigger`, `triggerName` |
/// | `trigger_fn`, `trigger_unregister` | `triggerFunction`, `unregisterTrigger` |
///
/// Where this differs from the original, it does so for the worse of nobody: what is pending is pushed, and its
/// listeners told, before a new browser is given the state; what a hook of the life cycle changes is flushed;
/// listeners that change the state for ever are left after some rounds; two NaN are equal; setting a list
/// that a module extends is a change; `application.exit` does nothing unless allowed.
///
/// Rules:
/// 1. When a variable is not there, it is null, and `has` says so.
/// 2. When a value is set, its change is pending, unless browsers know an equal one: then nothing is pending
///    any more.
/// 3. When a value is changed in place, nobody sees it until `dirty` says so.
/// 4. When values are compared, numbers are by value, `true` is 1, lists and maps are deep, bytes by content.
/// 5. When a default is set, the value that is there stays, be it null.
/// 6. When keys are dirty, any or all of them are asked for; `dirty` makes one so, and setting the same value
///    clean.
/// 7. When keys are cleaned, nobody is told, and listeners scheduled so far are forgotten, of all keys.
/// 8. When keys are said to be for clients only, the list is flushed if it grew.
/// 9. When the state is flushed, browsers are told first, then the listeners: each once, in the order of the
///    changes and of registration.
/// 10. When listeners change the state, that is the next round of the same flush; `modifiedKeys` are those of
///    the round.
/// 11. When a listener fails, that is logged, and the others are told.
/// 12. When listeners change the state again and again, the flush ends after so many rounds, with a log line.
/// 13. When the server has not started, nothing is flushed; its start flushes everything.
/// 14. When changes are closed, they are flushed, after an exception too; they nest.
/// 15. When listeners of keys are suppressed, changes of these are pushed all the same; scopes nest.
/// 16. When the state is taken as a map, it is flushed first, and is in the order in which its keys came.
/// 17. When a view has names of its own, it and its listeners see them, and nothing else.
/// 18. When a value is read as a type it does not have, the message names key and value.
/// 19. When a change is pushed, browsers are told if its bytes differ from those any of them was told last.
/// 20. When a push is forced, or the cache forgotten, they are told in any case.
/// 21. When a value cannot be packed, it is skipped with a log line, and stays in the state.
/// 22. When a map has a `_filter`, browsers get it without these keys, within lists too.
/// 23. When a browser updates the state, the others are told, it is not; a listener that corrects it is sent
///    to all.
/// 24. When a browser calls a trigger, what changes is flushed at its end, after a failure too; of an
///     asynchronous one when it is complete, after its reply. An unknown one gives null.
/// 25. When a browser comes, it is given name and state, what is pending included, without what cannot be
///    packed.
/// 26. When a browser tells of its life, or of an error, `on_` and its name, or `on_error`, is called where
///    it is set.
/// 27. When a module is enabled, its parts are taken once, in the order setup, scripts, styles, Vue, state,
///    folders.
/// 28. When plug-ins of Vue have the same name, they are one with the options of both.
/// 29. When a server starts, `on_server_start`, `on_server_bind` and `on_server_ready` are called; when it
///     stops, `on_server_exited`.
/// 30. When a method is called before the start, it fails; an unknown one gives null.
/// 31. When a server is new, it has nine variables that the page needs.
/// 32. When the network is logged, the file has the state and the calls of both sides, and no bytes.
/// 33. When values are put into a store, it has them, null included, in the order in which their keys came.
/// 34. When a flush has ended, a store that outlives the server has its changes, written in one step as MessagePack;
///     not what belongs to the page, `trame__*`, nor what cannot be packed. What could not be written is, with the
///     next flush.
/// 35. When a server starts, what was kept from before takes the place of what the application has set until then,
///     and listeners are told of it.
/// 36. When another server that shares the store changes a value, browsers of this one are told; its listeners are
///     not, and a change that is pending here stays.
///
/// Out of scope: frames and sockets (`wslink`), the beans of an application and its page (`livehost`),
/// functions by name (`controller`).
@NullMarked
package dev.quadrel.livestate;

import org.jspecify.annotations.NullMarked;
