#define _GNU_SOURCE
#include "CWorldNames.h"

#include <arpa/inet.h>
#include <dlfcn.h>
#include <netinet/in.h>
#include <resolv.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

static in_port_t port(const char *name) {
  const char *text = getenv(name);
  return htons((in_port_t)(text ? atoi(text) : 0));
}

// What res_ninit is in the C library.
int __res_ninit(res_state state) {
  int (*system)(res_state) = (int (*)(res_state))dlsym(RTLD_NEXT, "__res_ninit");
  int result = system(state);
  state->nscount = 1;
  state->nsaddr_list[0].sin_family = AF_INET;
  state->nsaddr_list[0].sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  state->nsaddr_list[0].sin_port = port(DNS_PORT);
  state->options |= RES_TRUSTAD;
  return result;
}

int connect(int socket, const struct sockaddr *address, socklen_t length) {
  int (*system)(int, const struct sockaddr *, socklen_t) =
      (int (*)(int, const struct sockaddr *, socklen_t))dlsym(RTLD_NEXT, "connect");
  struct sockaddr_storage other;
  if (length > sizeof other) return system(socket, address, length);
  memcpy(&other, address, length);
  // The port is at the same place in both kinds.
  struct sockaddr_in *place = (struct sockaddr_in *)&other;
  int is_internet = other.ss_family == AF_INET || other.ss_family == AF_INET6;
  if (is_internet && place->sin_port == htons(25)) place->sin_port = port(MAIL_PORT);
  return system(socket, (struct sockaddr *)&other, length);
}
