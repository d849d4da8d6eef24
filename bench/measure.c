// Times programs as whole processes, in turn, so that a machine which slows down slows all of them; each round in another
// order, since a program that follows a large one finds the caches of the processor full of that.
//
//   measure RUNS NAME INPUT [VARIABLE=VALUE ...] PROGRAM [ARGUMENT ...] [-- NAME INPUT PROGRAM ...]
//
// INPUT is a file for standard input, /dev/null, or `pty:TEXT`: then the program runs in a terminal and the time is
// that from fork until TEXT has appeared on the screen. For each name: median and fastest time, peak memory, and the
// ratio of the medians to the first one. Judges nothing; a run that failed is said.

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 8, SECONDS = 120 };

struct contender {
  char *name, *input, **command;
  double *times;
  long memory;  // kilobytes
  int failed, last_status;
};

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void become(struct contender *one) {
  char **command = one->command;
  while (*command && strchr(*command, '=')) putenv(*command++);  // as a shell does, without the time that `env` takes
  alarm(SECONDS);  // survives exec: no run lasts for ever
  execvp(command[0], command);
  perror(command[0]);
  _exit(127);
}

static double run_to_end(struct contender *one) {
  double start = now();
  pid_t child = fork();
  if (child == 0) {
    int input = open(one->input, O_RDONLY), silence = open("/dev/null", O_WRONLY);
    if (input < 0) _exit(126);
    dup2(input, 0);
    dup2(silence, 1);
    dup2(silence, 2);
    become(one);
  }
  struct rusage used;
  wait4(child, &one->last_status, 0, &used);
  if (one->last_status) one->failed++;
  if (used.ru_maxrss > one->memory) one->memory = used.ru_maxrss;
  return now() - start;
}

static double run_to_text(struct contender *one, const char *text) {
  struct winsize size = {.ws_row = 24, .ws_col = 80};
  char screen[1 << 16];
  size_t filled = 0;
  int terminal, seen = 0;
  double start = now(), time = 0;
  pid_t child = forkpty(&terminal, NULL, NULL, &size);
  if (child == 0) become(one);
  while (!seen && filled < sizeof screen - 1) {
    struct pollfd watched = {.fd = terminal, .events = POLLIN};
    if (poll(&watched, 1, 5000) <= 0) break;
    ssize_t count = read(terminal, screen + filled, sizeof screen - 1 - filled);
    if (count <= 0) break;
    filled += (size_t)count;
    screen[filled] = 0;
    time = now() - start;
    seen = memmem(screen, filled, text, strlen(text)) != NULL;
  }
  kill(child, SIGTERM);
  struct rusage used;
  usleep(50000);
  kill(child, SIGKILL);
  wait4(child, &one->last_status, 0, &used);
  close(terminal);
  if (!seen) {
    one->failed++;
    time = now() - start;
  }
  if (used.ru_maxrss > one->memory) one->memory = used.ru_maxrss;
  return time;
}

static int by_size(const void *a, const void *b) {
  double difference = *(const double *)a - *(const double *)b;
  return (difference > 0) - (difference < 0);
}

int main(int count, char **arguments) {
  struct contender all[MOST] = {0};
  int contenders = 0, runs = count > 1 ? atoi(arguments[1]) : 0;
  for (int i = 2; i + 2 < count && contenders < MOST; contenders++) {
    all[contenders] = (struct contender){arguments[i], arguments[i + 1], arguments + i + 2, NULL, 0, 0, 0};
    all[contenders].times = calloc((size_t)runs + 1, sizeof(double));
    for (i += 2; i < count && strcmp(arguments[i], "--"); i++);
    if (i < count) arguments[i++] = NULL;
  }
  if (runs < 1 || contenders < 1) {
    fprintf(stderr, "usage: measure RUNS NAME INPUT [VARIABLE=VALUE ...] PROGRAM [ARGUMENT ...] [-- ...]\n");
    return 64;
  }
  int order[MOST];
  for (int i = 0; i < contenders; i++) order[i] = i;
  srand(1);
  for (int run = 0; run <= runs; run++) {
    for (int left = contenders; left > 1; left--) {
      int other = rand() % left, last = order[left - 1];
      order[left - 1] = order[other];
      order[other] = last;
    }
    for (int place = 0; place < contenders; place++) {
      int i = order[place];
      int terminal = !strncmp(all[i].input, "pty:", 4);
      double time = terminal ? run_to_text(&all[i], all[i].input + 4) : run_to_end(&all[i]);
      if (run == 0) all[i].failed = 0;  // the first round only warms up
      else all[i].times[run - 1] = time;
    }
  }
  double first = 0;
  for (int i = 0; i < contenders; i++) {
    qsort(all[i].times, (size_t)runs, sizeof(double), by_size);
    double median = (all[i].times[(runs - 1) / 2] + all[i].times[runs / 2]) / 2;
    if (i == 0) first = median;
    printf("  %-28s %9.1f ms median %9.1f ms fastest %7.1f MB peak", all[i].name, median, all[i].times[0],
           (double)all[i].memory / 1024);
    if (i > 0) printf("   %s is %.2f times this", all[0].name, first / median);
    if (all[i].failed) printf("   FAILED %d of %d (wait status %d)", all[i].failed, runs, all[i].last_status);
    printf("\n");
  }
  return 0;
}
