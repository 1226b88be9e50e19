/// Functions that are known by name: what the parts of a live application call of each other, and what
/// browsers call.
///
/// A [Controller] has [ControllerFunction]s and triggers, a [Translator] gives a part of an application names
/// of its own, [JsExpression] translates the names in what the browser runs.
///
/// Rules:
/// 1. When a function is asked for by its name, it is always the same one, before and after something is set.
/// 2. When a function with nothing set or added is called, it fails with its name, or gives null where it is
///    allowed to be empty.
/// 3. When a function is called, the one that is set runs first, then the added, then those for once, then
///    tasks start.
/// 4. When several have run, the result is a list of theirs; one that is set beside tasks alone loses its own.
/// 5. When one of the functions fails, the call fails with it.
/// 6. When something is taken away, `discard` does not mind that it is not there, `remove` does; a function
///    that is set goes by `discard` and `clear` only.
/// 7. When a function is added for once, it is not counted by `exists`, and runs once.
/// 8. When a trigger is set, its name is translated, unless it starts with `trigger__`; without a name it
///    gets the next `trigger__1`, counted over all views.
/// 9. When a trigger is taken away by name or by function, the other one is told.
/// 10. When a name is reserved, or starts with `trame__`, it is never translated; a translation of its own
///     goes before the prefix.
/// 11. When values are translated back, those that the translator cannot name are left out.
/// 12. When an expression is translated, each piece between delimiters that is a known name is; of a
///     template, what stands within `{{ }}`.
///
/// Out of scope: the state (`livestate`), how a browser calls (`wslink`).
@NullMarked
package dev.quadrel.controller;

import org.jspecify.annotations.NullMarked;
