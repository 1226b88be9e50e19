/// What an operator types, wherever it is typed: in the terminal that runs the server, or over HTTP.
///
/// A [Command] is a bean, or a bean's method with [ServerCommand]. [CommandRegistry] finds them, runs a line and
/// completes it; [CommandResource] and the terminal's loop are two ways to it. [StatusLine] adds a line to `status`;
/// [LongWork] is given time before the server ends.
///
/// Rules:
/// 1. When a line begins with names of several commands, the longest one runs, with the words after it as arguments.
/// 2. When a word begins with `#`, it and the rest of the line are dropped; a word in double quotes is one word.
/// 3. When the number of arguments is wrong, or no command has the name, nothing runs and the reply says what would.
/// 4. When a command throws, the log has its trace and the operator its message; a problem it throws is a refusal.
/// 5. When a method cannot be a command, or two have one name, the deployment fails with a message that names them.
/// 6. When the server starts, no command is made; it is when a line first asks for one.
/// 7. When a line is completed, next words of names and what the command proposes are merged, a word at a time.
/// 8. When a method and a bean have one name, the method runs: an application can replace what is built in.
/// 9. When a request for `admin/commands` is from no administrator and lacks the secret of the setting, the reply is
///    401, and its words do not tell whether there is such a secret.
/// 10. When a command over HTTP is refused, the reply is 400; when it fails, 500; its text is the problem's detail.
/// 11. When the server has no terminal in the foreground, or the terminal's input ends, the server goes on.
/// 12. When the server quits, jobs and requests under way end first, and the exit code is 0.
/// 13. When the server restarts, the exit code is the setting's; without one, WildFly reloads in its process.
/// 14. When a setting is absent, its default holds.
/// 15. When `status` is asked, it has what every [StatusLine] tells, even where one of them fails.
/// 16. When somebody runs a line, an [dev.quadrel.audit.AuditEvent] has it, who it was and how it went.
///
/// Out of scope: who is an administrator (`access`), the pages that show commands, what each
/// feature's commands do.
@NullMarked
package dev.quadrel.command;

import org.jspecify.annotations.NullMarked;
