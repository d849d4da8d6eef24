/* A program behind a terminal of its own. In C: forkpty is invisible in Swift's Glibc, and between fork and
   exec nothing of Swift may run. */
#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

/* Starts a program on a new terminal of that size, with default signal handlers and an empty mask. The
   process id, or -1 with errno. `controller` is the side of whoever types and looks (non-blocking);
   `held` keeps the other side open, so that its modes can still be read when the program has ended. */
pid_t cpt_spawn(const char *path, char *const arguments[], char *const environment[], int rows,
                int columns, int *controller, int *held);

bool cpt_resize(int controller, int rows, int columns);

/* The modes of the terminal, as `stty -a` would show them. */
bool cpt_modes(int held, struct termios *modes);

#endif
