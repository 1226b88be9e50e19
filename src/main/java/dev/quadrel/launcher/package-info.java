/// The commands of `quadrel.jar`, and servers for Java programs and tests.
///
/// [Main] is where the program begins and [Launcher] has its commands; [SimpleServer] is a server for a program
/// or a test. Either starts the provisioned server, which is beside the program or packed in it, as a process of
/// its own in a folder of its own. [ListNodes], [SearchNodes], [ShowNode], [GetData], [PutData], [CopyNodes] and
/// [LoginCommand] speak with a catalog, of Quadrel or of Tiled, by the Java client.
///
/// A [ServicePlugin] in the WAR of an application is a command below `quadrel make`, which writes what is set up into a
/// file. A file `NAME.quadrel`, version 1:
///
/// ```json
/// {
///   "version": 1,
///   "application": "onetimekey",
///   "services": {
///     "onetimekey": {"quadrel.onetimekey.port": "9123"},
///     "commands": {"quadrel.command.admin-token": {"encrypted": "base64 of nonce, text and tag"}}
///   },
///   "server": {
///     "folder": "/srv/onetimekey/server", "host": "127.0.0.1", "port": 8080,
///     "settings": {}, "config": "more.properties", "java-options": []
///   },
///   "encryption": {
///     "cipher": "AES-256-GCM", "key": "PBKDF2-HMAC-SHA256", "iterations": 600000,
///     "salt": "base64", "check": "base64 of the text quadrel, encrypted as the setting of that name"
///   },
///   "state": {}
/// }
/// ```
///
/// `state` is a snapshot as the package `lifecycle` describes it, `folder` and `config` may be missing, and
/// `encryption` is there where there are secrets. A secret's additional authenticated data is `quadrel/1/` and the name
/// of its setting.
///
/// Rules:
/// 1. When the program is run by a Java that is too old, it says which one it needs and ends with code 1.
/// 2. When a command is wrong, it ends with code 64, with a message that names what is wrong and says where help is.
/// 3. When a server cannot be started, the code is 1 and the message has the reason, and nothing is left of it but a
///    log.
/// 4. When a server is told to stop, by a signal or otherwise, requests under way end first, and new ones are answered
///    503; the code is 0, and temporary storage is removed.
/// 5. When the process that has started a server ends, however it does, the server ends too, unless it is detached.
/// 6. When the program was copied elsewhere, it unpacks its server into the user's cache folder, once.
/// 7. When a server is started in a folder that another one uses, it is refused, and the other one is not harmed.
/// 8. When no port is named, the server gets a free one; one that is in use is refused by name.
/// 9. When a server starts, its key is not on its command line.
/// 10. When a server has not been started yet on this machine, what makes starts faster is made first.
/// 11. When a log file is full, it begins anew, and no more of them are kept than somebody has asked for.
/// 12. When a server's start fails, the reason is the cause that its log names last.
/// 13. When lines are run on a server, each is answered with what its terminal would show; the code is 1 where one of
///     them was not done.
/// 14. When a folder is named that has files but no server's, nothing in it is touched.
/// 15. When the program is on the class path of another, its libraries are not.
/// 16. When nodes of a catalog are shown, people at a terminal get a table, and programs JSON, a line for each node.
/// 17. When a catalog's server refuses, the code is 1, and the message is the server's.
/// 18. When a file is fetched, it is there when it is whole.
/// 19. When an application is written into a file, it is there whole or not at all, and only its owner reads it.
/// 20. When a setting is a secret, it is encrypted in files, and on no command line, in no log and in nothing that is
///     shown; one that was changed or moved to another setting is refused, and so is a wrong passphrase.
/// 21. When a file is damaged, or of a newer form, it is refused with what is wrong, and left as it is.
/// 22. When an application is started from its file, options of the command count more than the file, and what the file
///     has for the server more than what it has for a service; a restart does the same again, whatever has become of
///     the file.
/// 23. When the WAR of a server has a plugin, it is a command with its own options, also where the same user has
///     built the server below the present folder; a broken one hides no other.
/// 24. When an application is frozen and thawed, it goes on with the state that it had; a folder that has a state of it
///     already is refused.
/// 25. When a shell asks for completion, it gets all commands and options, those of plugins too.
/// 26. When a folder is registered, each file that the server reads is a node, and each other one is named with the
///     reason.
/// 27. When a Debian package is made, it has the server once, without native libraries, for all architectures; its
///     files have its name, and a name, version or maintainer that Debian does not take is refused.
/// 28. When a package is installed, a service runs with a user of its own and no other rights; when it is removed, what
///     it has stored stays, and goes when it is purged.
/// 29. When a server's storage is temporary, the JVM's quick compiler alone works for it, unless an option says
///     otherwise.
/// 30. When a package is made of an application's file, its service runs that, and only root and the service's group
///     read it; a passphrase is not in the package, but in a file that only root reads.
/// 31. When a passphrase is in a credential store, that is only read; a wrong password of the store, and an entry that
///     it lacks, are told as what they are.
/// 32. When a table or a large array is read or stored, the JVM and the libraries are as is good for it, and warn users
///     of nothing that they can do nothing about; what a user has told the JVM counts.
/// 33. When a file is stored, its ending says what it is; one of another kind is refused with those that are not.
/// 34. When a server has been started before, the classes of modules that it loaded then are loaded ahead.
/// 35. When a file is fetched onto a link, the file that it names is replaced; a pipe or a device gets the data itself,
///     and a folder stays.
/// 36. When a command of a catalog cannot print, it ends with code 1 and the reason, or with 141 and without a word
///     where its reader has had enough.
/// 37. When a password comes by a pipe, it is the line as it came, in UTF-8 or else as the terminal has it.
/// 38. When data is shown without a format being named, it is CSV where it has lines and columns, else JSON.
/// 39. When a node is named by a profile, its keys are taken as they are; in a URL they are escaped.
/// 40. When text of a server is shown on a terminal, characters that act on terminals are shown as their numbers.
/// 41. When something else is printed, or the command ends, no bar of progress is left on the terminal.
/// 42. When a command prints its help, it prints no warning.
/// 43. When a file cannot be read or written, the message is one line with the reason, and the code is 1.
/// 44. When somebody ends a command by which nodes are stored, the incomplete one is deleted; containers that a copy
///     has not filled yet are named.
///
/// Out of scope: the server itself; it is known here by its files and by HTTP only.
@NullMarked
package dev.quadrel.launcher;

import org.jspecify.annotations.NullMarked;
