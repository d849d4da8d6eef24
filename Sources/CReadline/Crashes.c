/* What a crash does: it gives the terminal back, and says so where memory has run out. Neither Swift nor the libraries
   below it can go on without memory: they trap, and libdispatch waits for ever for a thread that it cannot begin. So a
   session is not begun where there is too little, or too few threads, and a crash looks whether there is any left. */
#define _GNU_SOURCE
#include "CReadline.h"
#include "Private.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

static const int crashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGQUIT};
#define COUNT(array) (sizeof(array) / sizeof(array)[0])
static struct sigaction before[NSIG];
static volatile sig_atomic_t status_for_memory; /* 0: nothing is told of it */

#define MEGABYTE ((size_t)1 << 20)
enum {
  THREADS = 8,  /* a session has as many: two of the network, and those of libdispatch */
  REST = 16,    /* megabytes for all but their stacks, of which about two were seen to be used */
  LARGEST = 128, /* megabytes: no single piece that is asked for is larger, an array of a whole message included */
};

/* Whether so much more memory can be had. Nothing of it is touched, so it takes no time. */
static bool has_memory(size_t size) {
  void *probe = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (probe == MAP_FAILED) return false;
  munmap(probe, size);
  return true;
}

/* Async-signal-safe, as is mmap, a system call and nothing more. */
static void end_without(const char *words) {
  (void)!write(STDERR_FILENO, words, strlen(words));
  _exit(status_for_memory);
}

static const char no_memory[] =
    "smtp-tutor: out of memory. Raise the limit (ulimit -v unlimited), or close other programs.\n";
static const char no_threads[] =
    "smtp-tutor: no more threads can be started. Raise the limit (ulimit -u 1000), or close other programs.\n";

/* Runs when the program is broken: async-signal-safe calls only. */
static void crash(int signal) {
  bool had_terminal = crl_modes_give_back();
  if (status_for_memory && signal != SIGQUIT && !has_memory(LARGEST * MEGABYTE)) {
    if (had_terminal) (void)!write(STDERR_FILENO, "\n", 1);
    end_without(no_memory);
  }
  sigaction(signal, &before[signal], NULL);
  /* Blocked while its handler runs: delivered at once. */
  sigset_t own;
  sigemptyset(&own);
  sigaddset(&own, signal);
  pthread_sigmask(SIG_UNBLOCK, &own, NULL);
  raise(signal);
}

#ifdef __GLIBC__
/* libdispatch blocks all but a few signals on every thread it starts, SIGABRT among them, and since glibc 2.41 abort() no
   longer unblocks it before raising it: the handler above would not run, and the shell would be left without echo. Nothing
   is called on a new thread before libdispatch's own code, so its call is replaced: the linker prefers this function to the
   C library's, and it blocks everything that it is asked to block except SIGABRT. */
int pthread_sigmask(int how, const sigset_t *signals, sigset_t *previous) {
  sigset_t others;
  if (signals != NULL && how != SIG_UNBLOCK) {
    others = *signals;
    sigdelset(&others, SIGABRT);
    signals = &others;
  }
  int saved = errno;
  int error = sigprocmask(how, signals, previous) == 0 ? 0 : errno;
  errno = saved;
  return error;
}
#endif

/* A crash of the stack needs another one for its handler. */
static void take_stack(void) {
  stack_t stack = {0};
  if (sigaltstack(NULL, &stack) != 0 || !(stack.ss_flags & SS_DISABLE)) return;
  stack = (stack_t){.ss_sp = malloc(1 << 16), .ss_size = 1 << 16};
  if (stack.ss_sp != NULL) sigaltstack(&stack, NULL);
}

void crl_crashes_take(void) {
  static bool are_taken;
  if (are_taken) return;
  are_taken = true;
  take_stack();
  struct sigaction action = {.sa_handler = crash, .sa_flags = SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < COUNT(crashes); i++) {
    sigaction(crashes[i], NULL, &before[crashes[i]]);
    if (before[crashes[i]].sa_handler != SIG_IGN) sigaction(crashes[i], &action, NULL);
  }
}

void crl_tells_of_memory(int status) {
  status_for_memory = status;
  crl_crashes_take();
}

static void *wait_for(void *mutex) {
  pthread_mutex_lock(mutex);
  pthread_mutex_unlock(mutex);
  return NULL;
}

/* Whether so many threads can be there at the same time. */
static bool has_threads(void) {
  static pthread_mutex_t goes_on = PTHREAD_MUTEX_INITIALIZER;
  pthread_t threads[THREADS];
  size_t begun = 0;
  pthread_mutex_lock(&goes_on);
  while (begun < THREADS && pthread_create(&threads[begun], NULL, wait_for, &goes_on) == 0) begun++;
  pthread_mutex_unlock(&goes_on);
  for (size_t i = 0; i < begun; i++) pthread_join(threads[i], NULL);
  return begun == THREADS;
}

void crl_require_memory(void) {
  size_t stack = 8 * MEGABYTE;
  pthread_attr_t usual;
  if (pthread_getattr_default_np(&usual) == 0) {
    pthread_attr_getstacksize(&usual, &stack);
    pthread_attr_destroy(&usual);
  }
  if (!has_memory(THREADS * stack + REST * MEGABYTE)) end_without(no_memory);
  /* Beginning some takes time at every start: tried only where the limit is low, so on purpose. */
  struct rlimit processes;
  if (getrlimit(RLIMIT_NPROC, &processes) != 0 || processes.rlim_cur >= 1000) return;
  if (!has_threads()) end_without(no_threads);
}
