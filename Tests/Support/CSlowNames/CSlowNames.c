#define _GNU_SOURCE
#include "CSlowNames.h"

#include <dlfcn.h>
#include <netdb.h>
#include <string.h>
#include <unistd.h>

typedef int lookup(const char *, const char *, const struct addrinfo *, struct addrinfo **);

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **found) {
  while (node && !strcmp(node, SLOW_NAME)) pause();
  lookup *system = (lookup *)dlsym(RTLD_NEXT, "getaddrinfo");
  return system(node, service, hints, found);
}
