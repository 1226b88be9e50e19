/// The commands of `quadrel.jar`, and servers for Java programs and tests.
///
/// [Main] is where the program begins and [Launcher] has its commands; [SimpleServer] is a server for a program
/// or a test. Either starts the provisioned server, which is beside the program or packed in it, as a process of
/// its own in a folder of its own. [ListNodes], [SearchNodes], [ShowNode], [GetData], [PutData], [CopyNodes] and
/// [LoginCommand] speak with a catalog, of Quadrel or of Tiled, by the Java client.
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
///
/// Out of scope: the server itself; it is known here by its files and by HTTP only.
@NullMarked
package dev.quadrel.launcher;

import org.jspecify.annotations.NullMarked;
