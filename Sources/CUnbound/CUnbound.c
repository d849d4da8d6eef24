#include "CUnbound.h"

#include <dlfcn.h>
#include <stddef.h>

// The number is that of the interface, and has been the same since Debian 11.
static const char *const names[] = {
#ifdef __APPLE__
    "/opt/homebrew/lib/libunbound.dylib", "/usr/local/lib/libunbound.dylib", "libunbound.dylib",
#else
    "libunbound.so.8",
#endif
};

const struct cunbound *cunbound_load(const char **reason) {
  static struct cunbound found;
  static bool is_loaded;
  if (is_loaded) return &found;
  void *library = nullptr;
  for (size_t i = 0; !library && i < sizeof names / sizeof names[0]; i++)
    library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    *reason = dlerror();
    return nullptr;
  }
#define FIND(member)                                                   \
  *(void **)&found.member = dlsym(library, "ub_" #member);             \
  if (!found.member) {                                                 \
    *reason = "it has no function ub_" #member;                        \
    return nullptr;                                                    \
  }
  FIND(ctx_create) FIND(ctx_delete) FIND(ctx_async) FIND(ctx_debugout) FIND(ctx_set_option) FIND(ctx_set_fwd)
  FIND(ctx_resolvconf) FIND(ctx_add_ta) FIND(ctx_add_ta_file) FIND(ctx_zone_remove) FIND(fd) FIND(process)
  FIND(resolve_async) FIND(cancel) FIND(resolve_free) FIND(strerror) FIND(version)
#undef FIND
  is_loaded = true;
  return &found;
}
