/* The modes of the terminal, and the signals that must find it in order.
   Signals go through a pipe and not through Dispatch: its signal sources and any later change of a
   handler get in each other's way, and stopping on Ctrl-Z needs such a change. */
#define _GNU_SOURCE
#include "CReadline.h"
#include "Private.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/mman.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

static struct termios found; /* as the terminal was found */
static volatile sig_atomic_t taken;
static volatile sig_atomic_t ending; /* TERM or HUP came */
static volatile sig_atomic_t marks;  /* the terminal is to put marks around a paste */

/* A terminal that is not the controlling one knows no foreground, and stops nobody for touching it. */
bool crl_is_in_foreground(void) {
  pid_t group = tcgetpgrp(STDIN_FILENO);
  return group == getpgrp() || (group < 0 && errno == ENOTTY && isatty(STDIN_FILENO));
}

/* Sets modes at once and keeps what was typed ahead. A program in the background must not touch the
   terminal: it would be stopped for it, and the modes belong to somebody else. */
static void set_modes(const struct termios *modes) {
  if (!crl_is_in_foreground()) return;
  while (tcsetattr(STDIN_FILENO, TCSANOW, modes) != 0 && errno == EINTR) {
  }
}

/* Bracketed paste on and off. Also called when the program is broken: async-signal-safe calls only. */
static void mark_pastes(bool on) {
  if (marks && crl_is_in_foreground()) (void)!write(STDOUT_FILENO, on ? "\033[?2004h" : "\033[?2004l", 8);
}

void crl_marks_pastes(bool wanted) {
  if (wanted == marks) return;
  if (!wanted) mark_pastes(false);
  marks = wanted;
  if (wanted) mark_pastes(true);
}

/* After `bg`, or when a stopped program is told to end: the first waits, stopped, for `fg`; the second
   must not, or `kill` would not end it. Bounded, since a process that no shell looks after is not stopped
   by this. Whether the terminal may be taken. */
static bool wait_for_foreground(void) {
  for (int tries = 0; !ending && tries < 1000 && !crl_is_in_foreground(); tries++) raise(SIGTTOU);
  return !ending && crl_is_in_foreground();
}

static void set_quiet_modes(void) {
  struct termios quiet = found;
  quiet.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL);
  quiet.c_lflag |= ISIG;
  quiet.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR); /* a line end that waits is one, not two */
  quiet.c_cc[VMIN] = 0;
  quiet.c_cc[VTIME] = 0;
  set_modes(&quiet);
}

void crl_modes_never_block(void) {
  struct termios modes;
  if (tcgetattr(STDIN_FILENO, &modes) != 0) return;
  modes.c_cc[VMIN] = 0;
  modes.c_cc[VTIME] = 0;
  set_modes(&modes);
}

bool crl_modes_take(void) {
  static bool at_exit;
  wait_for_foreground(); /* started with `&`: the modes of now are the shell's */
  if (tcgetattr(STDIN_FILENO, &found) != 0) return false;
  ending = 0;
  taken = 1;
  if (!at_exit) at_exit = atexit(crl_modes_restore) == 0;
  set_quiet_modes();
  return true;
}

void crl_modes_restore(void) {
  if (!taken) return;
  taken = 0;
  crl_marks_pastes(false);
  set_modes(&found);
}

bool crl_modes_give_back(void) {
  if (!taken) return false;
  if (crl_hint_is_shown) (void)!write(STDOUT_FILENO, "\033[K", 3); /* clear to the end of the row */
  sigset_t background;
  sigemptyset(&background);
  sigaddset(&background, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &background, NULL);
  mark_pastes(false);
  if (crl_is_in_foreground()) tcsetattr(STDIN_FILENO, TCSANOW, &found);
  return true;
}

bool crl_is_silent(void) {
  struct termios modes;
  return tcgetattr(STDIN_FILENO, &modes) == 0 && !(modes.c_lflag & ECHO);
}

void crl_drop_keys(void) { tcflush(STDIN_FILENO, TCIFLUSH); }

void crl_forbid_dumps(void) {
#ifdef __linux__
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

bool crl_terminal_is_gone(void) {
  struct termios modes;
  return tcgetattr(STDIN_FILENO, &modes) != 0;
}

/* ---- signals ---- */

/* Those that ask a program to end come first. */
static const int reported[] = {SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH};
#define ENDING ((size_t)3)
#define COUNT(array) (sizeof(array) / sizeof(array)[0])
static struct sigaction before[NSIG];
static int ends[2] = {-1, -1};

static void report(int signal) {
  if (signal == SIGTERM || signal == SIGHUP) ending = 1;
  int saved = errno;
  unsigned char octet = (unsigned char)signal;
  (void)!write(ends[1], &octet, 1); /* full: the reader has enough to do, and signals may coalesce */
  errno = saved;
}

static bool make_pipe(void) {
#ifdef __linux__
  return pipe2(ends, O_CLOEXEC | O_NONBLOCK) == 0;
#else
  if (pipe(ends) != 0) return false;
  for (int i = 0; i < 2; i++) {
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    fcntl(ends[i], F_SETFL, O_NONBLOCK);
  }
  return true;
#endif
}

static int take_signals(size_t count) {
  if (!make_pipe()) return -1;
  struct sigaction action = {.sa_handler = report, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < count; i++) {
    int signal = reported[i];
    sigaction(signal, NULL, &before[signal]);
    /* nohup and shells without job control ask for these to be ignored, and so they stay. */
    bool keeps = before[signal].sa_handler == SIG_IGN && (signal == SIGHUP || signal == SIGTSTP);
    if (!keeps) sigaction(signal, &action, NULL);
  }
  return ends[0];
}

int crl_signals_take(void) {
  int pipe = take_signals(COUNT(reported));
  if (pipe >= 0) crl_crashes_take();
  return pipe;
}

int crl_ending_signals_take(void) { return take_signals(ENDING); }

void crl_signals_restore(void) {
  for (size_t i = 0; i < COUNT(reported); i++) sigaction(reported[i], &before[reported[i]], NULL);
  close(ends[1]);
  ends[0] = ends[1] = -1;
}

void crl_stop(void) {
  bool editing = crl_release_terminal();
  mark_pastes(false);
  set_modes(&found);

  struct sigaction stop = {.sa_handler = SIG_DFL}, our_stop, our_continue;
  sigset_t wanted, held;
  sigemptyset(&stop.sa_mask);
  sigemptyset(&wanted);
  sigaddset(&wanted, SIGTSTP);
  sigaction(SIGTSTP, &stop, &our_stop);
  sigaction(SIGCONT, &stop, &our_continue); /* this stop's own end needs no report */
  pthread_sigmask(SIG_UNBLOCK, &wanted, &held);
  raise(SIGTSTP);
  pthread_sigmask(SIG_SETMASK, &held, NULL);
  bool may_go_on = wait_for_foreground();
  sigaction(SIGCONT, &our_continue, NULL);
  sigaction(SIGTSTP, &our_stop, NULL);

  if (!may_go_on) return;
  set_quiet_modes();
  mark_pastes(true);
  if (editing) crl_take_terminal_again();
}

void crl_continued(void) {
  if (!wait_for_foreground()) return;
  bool editing = crl_release_terminal();
  set_quiet_modes();
  mark_pastes(true);
  if (editing) crl_take_terminal_again();
}

/* ---- another program ---- */

/* As a shell would start it: every signal as usual, none blocked, and none of our descriptors. */
static bool spawn(char *const arguments[], int input, pid_t *child) {
  sigset_t all, none;
  sigfillset(&all);
  sigemptyset(&none);
  struct sigaction stop;
  sigaction(SIGTSTP, NULL, &stop);
  if (stop.sa_handler == SIG_IGN) sigdelset(&all, SIGTSTP); /* a shell without job control */
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_t actions;
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  int failure = posix_spawn(child, arguments[0], &actions, &attributes, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return failure == 0;
}

/* Ctrl-C and Ctrl-\\ are for the other program; Ctrl-Z stops both, so that the shell sees it. */
int crl_run(char *const arguments[], int input) {
  static const int changed[] = {SIGINT, SIGQUIT, SIGTSTP, SIGCONT};
  struct sigaction ours[COUNT(changed)];
  if (!crl_is_in_foreground()) return -1;
  mark_pastes(false);
  set_modes(&found);
  for (size_t i = 0; i < COUNT(changed); i++) {
    struct sigaction action = {.sa_handler = i < 2 ? SIG_IGN : SIG_DFL};
    sigaction(changed[i], &action, &ours[i]);
    if (changed[i] == SIGTSTP && ours[i].sa_handler == SIG_IGN) sigaction(SIGTSTP, &ours[i], NULL);
  }
  pid_t child;
  int status = -1;
  bool began = spawn(arguments, input, &child);
  while (began && waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  wait_for_foreground();
  for (size_t i = 0; i < COUNT(changed); i++) sigaction(changed[i], &ours[i], NULL);
  set_quiet_modes();
  mark_pastes(true);
  return began && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int crl_nameless_file(void) { return memfd_create("smtp-tutor", MFD_CLOEXEC); }
