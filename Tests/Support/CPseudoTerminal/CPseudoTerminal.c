#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

static void reset_signals(void) {
  sigset_t none;
  sigemptyset(&none);
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL); /* KILL and STOP refuse: well */
  sigprocmask(SIG_SETMASK, &none, NULL);
}

/* The program: a job in the foreground, as a shell would start it. */
static _Noreturn void run(const char *path, char *const arguments[], char *const environment[]) {
  setpgid(0, 0);
  signal(SIGTTOU, SIG_IGN);
  tcsetpgrp(STDIN_FILENO, getpgrp());
  reset_signals();
  close_range(3, ~0U, 0);
  execve(path, arguments, environment);
  _exit(127);
}

/* In place of a shell: it leads the session and outlives the program, since the end of a leader hangs up
   the terminal and resets its modes; and with a parent in the session Ctrl-Z stops the program. */
static _Noreturn void keep(int terminal, int report, const char *path, char *const arguments[],
                           char *const environment[]) {
  reset_signals();
  login_tty(terminal);
  dup2(report, 3);
  report = 3;
  close_range(4, ~0U, 0); /* the tests' own pipes would never end */
  pid_t program = fork();
  if (program == 0) run(path, arguments, environment);
  int status = -1;
  (void)!write(report, &program, sizeof program);
  while (waitpid(program, &status, 0) < 0 && errno == EINTR) {
  }
  (void)!write(report, &status, sizeof status);
  for (;;) pause(); /* until the terminal is closed, which is a SIGHUP */
}

pid_t cpt_spawn(const char *path, char *const arguments[], char *const environment[], int rows,
                int columns, struct cpt_terminal *terminal) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  int report[2];
  if (openpty(&terminal->controller, &terminal->held, NULL, NULL, &size) != 0) return -1;
  fcntl(terminal->controller, F_SETFD, FD_CLOEXEC);
  fcntl(terminal->controller, F_SETFL, O_RDWR | O_NONBLOCK);
  fcntl(terminal->held, F_SETFD, FD_CLOEXEC);
  cpt_modes(terminal->held, &terminal->found);
  if (pipe2(report, O_CLOEXEC) != 0) return -1;
  terminal->report = report[0];
  terminal->keeper = fork();
  if (terminal->keeper == 0) {
    close(terminal->controller); /* or it would never hang up */
    keep(terminal->held, report[1], path, arguments, environment);
  }
  close(report[1]);
  pid_t program = -1;
  if (read(report[0], &program, sizeof program) != sizeof program) return -1;
  return program;
}

int cpt_wait(const struct cpt_terminal *terminal) {
  int status = -1;
  while (read(terminal->report, &status, sizeof status) < 0 && errno == EINTR) {
  }
  return status;
}

void cpt_close(const struct cpt_terminal *terminal) {
  kill(terminal->keeper, SIGKILL);
  while (waitpid(terminal->keeper, NULL, 0) < 0 && errno == EINTR) {
  }
  close(terminal->held);
  close(terminal->report);
}

bool cpt_resize(int controller, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(controller, TIOCSWINSZ, &size) == 0;
}

bool cpt_modes(int held, struct termios *modes) {
  memset(modes, 0, sizeof *modes);
  return tcgetattr(held, modes) == 0;
}
