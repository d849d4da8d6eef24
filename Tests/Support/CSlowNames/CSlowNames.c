#define _GNU_SOURCE
#include "CSlowNames.h"

#include <dlfcn.h>
#include <netdb.h>
#include <string.h>
#include <unistd.h>

typedef int lookup(const char *, const char *, const struct addrinfo *, struct addrinfo **);

// So does every name of the practice world, which is not for the system to look up.
static int is_slow(const char *node) {
  const char *suffix = node ? strstr(node, SLOW_SUFFIX) : NULL;
  return node && (!strcmp(node, SLOW_NAME) || (suffix && !strcmp(suffix, SLOW_SUFFIX)));
}

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **found) {
  while (is_slow(node)) pause();
  lookup *system = (lookup *)dlsym(RTLD_NEXT, "getaddrinfo");
  return system(node, service, hints, found);
}
