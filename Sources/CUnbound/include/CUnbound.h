#pragma once
#include <unbound.h>

/// The functions of libunbound that are used, found when they are first needed: an ordinary start does not load it, and
/// where it is missing everything but the look-ups works.
struct cunbound {
  struct ub_ctx *_Nullable (*_Nonnull ctx_create)(void);
  void (*_Nonnull ctx_delete)(struct ub_ctx *_Nonnull);
  int (*_Nonnull ctx_async)(struct ub_ctx *_Nonnull, int);
  int (*_Nonnull ctx_debugout)(struct ub_ctx *_Nonnull, void *_Nullable);
  int (*_Nonnull ctx_set_option)(struct ub_ctx *_Nonnull, const char *_Nonnull, const char *_Nonnull);
  int (*_Nonnull ctx_set_fwd)(struct ub_ctx *_Nonnull, const char *_Nonnull);
  int (*_Nonnull ctx_resolvconf)(struct ub_ctx *_Nonnull, const char *_Nullable);
  int (*_Nonnull ctx_add_ta)(struct ub_ctx *_Nonnull, const char *_Nonnull);
  int (*_Nonnull ctx_add_ta_file)(struct ub_ctx *_Nonnull, const char *_Nonnull);
  int (*_Nonnull ctx_zone_remove)(struct ub_ctx *_Nonnull, const char *_Nonnull);
  int (*_Nonnull fd)(struct ub_ctx *_Nonnull);
  int (*_Nonnull process)(struct ub_ctx *_Nonnull);
  int (*_Nonnull resolve_async)(struct ub_ctx *_Nonnull, const char *_Nonnull, int, int, void *_Nonnull,
                                ub_callback_type _Nonnull, int *_Nonnull);
  int (*_Nonnull cancel)(struct ub_ctx *_Nonnull, int);
  void (*_Nonnull resolve_free)(struct ub_result *_Nullable);
  const char *_Nonnull (*_Nonnull strerror)(int);
  const char *_Nonnull (*_Nonnull version)(void);
};

/// Null where the library is not on this system, or is not the one expected; then `reason` says why. Not for two threads
/// at once.
const struct cunbound *_Nullable cunbound_load(const char *_Nullable *_Nonnull reason);
