/* connections PORT SECONDS COUNT: keeps COUNT connections to 127.0.0.1 going, each read to its end and made again at
   once, and prints how many have ended well and how many badly. A connection is ended by a reset where the server has
   closed it already, so that no port stays in TIME_WAIT on this side. */
#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 65536, EVENTS = 256 };

static struct sockaddr_in server;
static int events;
static long good, bad;
static char heard[MOST];

static void begin(void) {
    int one = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    struct linger reset = {1, 0};
    struct epoll_event wanted = {.events = EPOLLIN | EPOLLRDHUP, .data.fd = one};
    if (one < 0 || one >= MOST || (connect(one, (struct sockaddr *) &server, sizeof server) && errno != EINPROGRESS)) {
        fprintf(stderr, "no connection can be made\n");
        exit(1);
    }
    heard[one] = 0;
    setsockopt(one, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    epoll_ctl(events, EPOLL_CTL_ADD, one, &wanted);
}

static void read_on(int one) {
    char bytes[512];
    ssize_t length;
    while ((length = read(one, bytes, sizeof bytes)) > 0) {
        heard[one] = 1;
    }
    if (length < 0 && errno == EAGAIN) {
        return;
    }
    *(length == 0 && heard[one] ? &good : &bad) += 1;
    close(one);
    begin();
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

int main(int count, char **words) {
    if (count != 4) {
        return 64;
    }
    server.sin_family = AF_INET;
    server.sin_port = htons(atoi(words[1]));
    server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    events = epoll_create1(0);
    double start = now(), seconds = atof(words[2]);
    for (int i = atoi(words[3]); i > 0; i--) {
        begin();
    }
    struct epoll_event came[EVENTS];
    while (now() - start < seconds) {
        int number = epoll_wait(events, came, EVENTS, 100);
        for (int i = 0; i < number; i++) {
            read_on(came[i].data.fd);
        }
    }
    printf("%ld %ld %f\n", good, bad, now() - start);
    return 0;
}
