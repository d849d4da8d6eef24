#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static void reset_signals(void) {
  sigset_t none;
  sigemptyset(&none);
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL); /* KILL and STOP refuse: well */
  sigprocmask(SIG_SETMASK, &none, NULL);
}

pid_t cpt_spawn(const char *path, char *const arguments[], char *const environment[], int rows,
                int columns, int *controller, int *held) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  pid_t child = forkpty(controller, NULL, NULL, &size);
  if (child == 0) {
    reset_signals();
    close_range(3, ~0U, 0);
    execve(path, arguments, environment);
    _exit(127);
  }
  if (child < 0) return -1;
  char name[128];
  *held = ptsname_r(*controller, name, sizeof name) == 0 ? open(name, O_RDWR | O_NOCTTY | O_CLOEXEC) : -1;
  fcntl(*controller, F_SETFD, FD_CLOEXEC);
  fcntl(*controller, F_SETFL, O_RDWR | O_NONBLOCK);
  return child;
}

bool cpt_resize(int controller, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(controller, TIOCSWINSZ, &size) == 0;
}

bool cpt_modes(int held, struct termios *modes) {
  memset(modes, 0, sizeof *modes);
  return tcgetattr(held, modes) == 0;
}
