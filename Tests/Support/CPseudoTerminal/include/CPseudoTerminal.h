/* A program behind a terminal of its own. In C: openpty is invisible in Swift's Glibc, and between fork and
   exec nothing of Swift may run. */
#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

struct cpt_terminal {
  int controller;       /* the side of whoever types and looks, non-blocking; the caller's to close */
  int held;             /* the other side, so that its modes can still be read when the program ended */
  int report;           /* how the program ended */
  pid_t keeper;         /* the process in place of a shell */
  struct termios found; /* the modes before the program started */
};

/* Starts a program on a new terminal of that size, with default signal handlers and an empty mask. The
   process id, or -1 with errno. */
pid_t cpt_spawn(const char *path, char *const arguments[], char *const environment[], int rows,
                int columns, struct cpt_terminal *terminal);

/* Waits for the program's end: its status as from waitpid. Once. */
int cpt_wait(const struct cpt_terminal *terminal);

/* Ends the session. */
void cpt_close(const struct cpt_terminal *terminal);

bool cpt_resize(int controller, int rows, int columns);

/* The modes of the terminal, as `stty -a` would show them. */
bool cpt_modes(int held, struct termios *modes);

#endif
