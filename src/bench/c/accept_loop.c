/* accept_loop PORT: takes connections at 127.0.0.1 one after the other, writes a line to each and closes it: what is
   left of a daytime server when its program costs nothing. */
#include <arpa/inet.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int count, char **words) {
    static const char line[] = "Sun, 22 Nov 2026 06:14:59 GMT\r\n";
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(count > 1 ? atoi(words[1]) : 0)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int on = 1, server = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(server, (struct sockaddr *) &address, sizeof address) || listen(server, 1024)) {
        return 1;
    }
    signal(SIGPIPE, SIG_IGN);
    for (;;) {
        int connection = accept(server, 0, 0);
        ssize_t written = write(connection, line, sizeof line - 1);
        (void) written;
        close(connection);
    }
}
