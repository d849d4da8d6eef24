// A mail server that throws everything away, as fast as it can: what the bench sends to, so that the client is what
// is measured. Takes one connection after another on a free loopback port, which it prints first. Ends after the
// number of seconds given, so that nothing is left behind.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

static char buffer[1 << 18];
static size_t filled;

static void say(int client, const char *reply) {
  if (write(client, reply, strlen(reply)) < 0) filled = 0;
}

static int fill(int client) {
  ssize_t count = read(client, buffer + filled, sizeof buffer - filled);
  if (count <= 0) return 0;
  filled += (size_t)count;
  return 1;
}

static void drop(size_t count) {
  memmove(buffer, buffer + count, filled - count);
  filled -= count;
}

// Reads to the lone dot. The last four octets stay in the buffer, since the end may come in pieces. The CRLF of the
// DATA line is put back first: a message may be nothing but its dot.
static int skip_message(int client) {
  static const char end[] = "\r\n.\r\n";
  memmove(buffer + 2, buffer, filled);
  memcpy(buffer, "\r\n", 2);
  filled += 2;
  for (;;) {
    char *found = memmem(buffer, filled, end, 5);
    if (found) {
      drop((size_t)(found - buffer) + 5);
      return 1;
    }
    if (filled > 4) drop(filled - 4);
    if (!fill(client)) return 0;
  }
}

static void serve(int client) {
  filled = 0;
  say(client, "220 ESMTP server ready\r\n");
  for (;;) {
    char *end;
    while (!(end = memchr(buffer, '\n', filled))) {
      if (filled > sizeof buffer / 2 || !fill(client)) return;
    }
    char verb[5] = {0};
    memcpy(verb, buffer, filled < 4 ? filled : 4);
    drop((size_t)(end - buffer) + 1);
    if (!strcasecmp(verb, "EHLO")) {
      say(client, "250-sink.test Hello\r\n250-SIZE 1000000000\r\n250 8BITMIME\r\n");
    } else if (!strcasecmp(verb, "DATA")) {
      say(client, "354 Enter message, ending with \".\" on a line by itself\r\n");
      if (!skip_message(client)) return;
      say(client, "250 OK id=1778te-0009TT-00\r\n");
    } else if (!strcasecmp(verb, "QUIT")) {
      say(client, "221 sink.test closing connection\r\n");
      return;
    } else {
      say(client, "250 OK\r\n");
    }
  }
}

int main(int count, char **arguments) {
  struct sockaddr_in name = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof name;
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(listener, (struct sockaddr *)&name, length) || listen(listener, 16) ||
      getsockname(listener, (struct sockaddr *)&name, &length)) {
    perror("sink");
    return 1;
  }
  printf("%d\n", ntohs(name.sin_port));
  fflush(stdout);
  signal(SIGPIPE, SIG_IGN);
  alarm(count > 1 ? (unsigned)atoi(arguments[1]) : 600);
  for (;;) {
    int client = accept(listener, NULL, NULL), yes = 1;
    if (client < 0) continue;
    setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    serve(client);
    close(client);
  }
}
