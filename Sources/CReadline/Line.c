/* readline's callback interface behind a dozen plain functions. */
#define _GNU_SOURCE
#include "CReadline.h"
#include "Private.h"

#include <errno.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

/* readline exports these for bash, without declaring them: where on its rows it has left the cursor. */
extern int _rl_last_c_pos;
extern int _rl_last_v_pos;

static crl_conceal *conceal;
static bool tab_was_pressed;
static bool is_plain;
/* Plain only: a line that is longer than a row is shown a part at a time. Otherwise it goes on in the next row, where the
   terminal puts it, and is longer than any row for readline alone. */
static bool is_scrolling;
enum { ENDLESS = 2000 };
static bool installed;
static bool in_message;
static HISTORY_STATE *commands; /* the history, while a message hides it */
static char *accepted;
static enum crl_outcome outcome;

/* ---- drawing ---- */

/* A hint stands behind the cursor and readline knows nothing of it: it goes before readline draws, before
   readline gets a key, and before anything else is written. */
volatile sig_atomic_t crl_hint_is_shown;

void crl_take_hint_away(void) {
  if (!crl_hint_is_shown) return;
  fputs("\033[K", rl_outstream); /* clear to the end of the row */
  fflush(rl_outstream);
  crl_hint_is_shown = false;
}

/* Draws the line with something else in place of what must not be shown. readline keeps a copy of what it
   has drawn, so a secret is not in that copy either. */
static void redisplay(void) {
  crl_take_hint_away();
  size_t count = (size_t)rl_end;
  char *typed = conceal != NULL && count > 0 ? malloc(count) : NULL;
  if (typed == NULL) {
    rl_redisplay();
    return;
  }
  memcpy(typed, rl_line_buffer, count);
  conceal((unsigned char *)rl_line_buffer, count);
  rl_redisplay();
  memcpy(rl_line_buffer, typed, count);
  explicit_bzero(typed, count);
  free(typed);
}

/* readline's own redraw-current-line calls rl_redisplay and would show the secret. */
static int redraw_line(int count, int key) {
  (void)count, (void)key;
  crl_hide();
  crl_show();
  return 0;
}

static void replace_redraw(Keymap map) {
  for (int key = 0; key < KEYMAP_SIZE; key++)
    if (map[key].type == ISFUNC && map[key].function == rl_refresh_line) map[key].function = redraw_line;
}

/* ---- set-up ---- */

/* readline shows nothing if it finds ECHO off, and off it is: between lines the terminal is silent. */
static void prepare_terminal(int meta) {
  rl_variable_bind("enable-bracketed-paste", "off"); /* the user's inputrc may have been read again */
  rl_prep_terminal(meta);
  rl_tty_set_echoing(1);
  crl_modes_never_block();
}

/* ---- keys ---- */

/* A key that was read before readline asked for it, or -1. Ctrl-C and Ctrl-Z make the kernel drop the keys
   that wait, also those that woke us: a read that waits for them would hold up the whole program. So the
   terminal is read without waiting, and readline is called when there is a key. */
static int key_at_hand = -1;

int crl_read_key_at_once(void) {
  unsigned char key;
  ssize_t count = read(STDIN_FILENO, &key, 1);
  if (count == 1) return key;
  if (count < 0 && (errno == EINTR || errno == EAGAIN)) return CRL_NO_KEY;
  return count < 0 || crl_terminal_is_gone() ? EOF : CRL_NO_KEY;
}

static bool key_waits(void) {
  struct pollfd ready = {.fd = STDIN_FILENO, .events = POLLIN};
  return key_at_hand >= 0 || poll(&ready, 1, 0) > 0;
}

/* readline's own wish for a key: some commands read a second one on the spot, and for that it may wait. */
static int get_key(FILE *stream) {
  (void)stream;
  int key = key_at_hand;
  key_at_hand = -1;
  if (key >= 0) return key;
  while ((key = crl_read_key_at_once()) == CRL_NO_KEY) {
    struct pollfd ready = {.fd = STDIN_FILENO, .events = POLLIN};
    poll(&ready, 1, -1);
  }
  return key;
}

/* ---- Tab ---- */

/* No file names of readline's own, ever: what may be typed is for another machine. */
static char **complete_nothing(const char *text, int start, int end) {
  (void)text, (void)start, (void)end;
  rl_attempted_completion_over = 1;
  return NULL;
}

static int tab(int count, int key) {
  (void)count, (void)key;
  if (in_message) rl_insert_text("\t");
  tab_was_pressed = !in_message;
  return 0;
}

/* ---- the history ---- */

/* The argument of a command as it was typed: what is between its brackets, else its last word; NULL where it has
   none. */
static const char *argument(const char *line, size_t *length) {
  const char *start = strchr(line, '<');
  const char *end = start != NULL ? strchr(start, '>') : NULL;
  if (end != NULL) {
    *length = (size_t)(end - ++start);
    return *length > 0 ? start : NULL;
  }
  end = line + strlen(line);
  while (end > line && end[-1] == ' ') end--;
  for (start = end; start > line && start[-1] != ' '; start--) {}
  *length = (size_t)(end - start);
  return start > line ? start : NULL;
}

/* Brings the address of the line before, whole, where readline's yank-last-arg takes the bracket for a word of its
   own; pressed again, that of the line before that. */
static int last_address(int count, int key) {
  (void)count, (void)key;
  static int place;   /* in the history, of the line it came from */
  static int inserted; /* octets before the cursor */
  bool again = rl_last_func == last_address;
  if (!again) place = history_length, inserted = 0;
  while (--place >= 0) {
    HIST_ENTRY *entry = history_get(history_base + place);
    size_t length;
    const char *text = entry != NULL ? argument(entry->line, &length) : NULL;
    if (text == NULL) continue;
    char *copy = strndup(text, length);
    if (copy == NULL) return 1;
    rl_begin_undo_group();
    rl_delete_text(rl_point - inserted, rl_point);
    rl_point -= inserted;
    rl_insert_text(copy);
    rl_end_undo_group();
    inserted = (int)length;
    free(copy);
    return 0;
  }
  place = 0;
  return rl_ding();
}

/* Without a locale readline takes octets for characters; a UTF-8 terminal is likelier than none. */
static void choose_locale(void) {
  const char *chosen = setlocale(LC_CTYPE, "");
  if (chosen == NULL || strcmp(chosen, "C") == 0 || strcmp(chosen, "POSIX") == 0)
    setlocale(LC_CTYPE, "C.UTF-8");
}

/* A window of absurd size, as readline takes it from the environment, would keep it drawing for ever. */
static void drop_absurd_size(const char *variable) {
  const char *value = getenv(variable);
  if (value == NULL) return;
  char *end;
  long size = strtol(value, &end, 10);
  if (end == value || *end != 0 || size < 1 || size > 10000) unsetenv(variable);
}

void crl_initialize(const char *name, bool plain, crl_conceal *new_conceal) {
  choose_locale();
  drop_absurd_size("COLUMNS");
  drop_absurd_size("LINES");
  is_plain = plain;
  conceal = new_conceal;
  rl_readline_name = strdup(name);
  if (plain) rl_terminal_name = strdup("dumb"); /* which can do nothing but go back and to the next row */
  rl_catch_signals = 0;
  rl_catch_sigwinch = 0;
  rl_change_environment = 0;
  rl_getc_function = get_key;
  rl_prep_term_function = prepare_terminal;
  rl_attempted_completion_function = complete_nothing;
  rl_add_defun("smtp-tutor-tab", tab, -1);
  rl_add_defun("smtp-tutor-last-address", last_address, -1);
  crl_bind_history(emacs_standard_keymap);
  crl_bind_history(vi_insertion_keymap);
  rl_bind_key_in_map('.', last_address, emacs_meta_keymap);
  rl_bind_keyseq_in_map("\033.", last_address, vi_insertion_keymap);
  rl_initialize();
  rl_redisplay_function = redisplay; /* sooner, and readline would not look at what the terminal can do */
  rl_bind_key_in_map('\t', tab, emacs_standard_keymap);
  rl_bind_key_in_map('\t', tab, vi_insertion_keymap);
  crl_replace_searches();
  replace_redraw(emacs_standard_keymap);
  replace_redraw(emacs_meta_keymap);
  replace_redraw(emacs_ctlx_keymap);
  replace_redraw(vi_movement_keymap);
  replace_redraw(vi_insertion_keymap);
  crl_bind_marks(emacs_standard_keymap);
  crl_bind_marks(vi_insertion_keymap);
  crl_bind_marks(vi_movement_keymap);
  const char *wanted = rl_variable_value("enable-bracketed-paste");
  crl_marks_pastes(!plain && wanted != NULL && strcmp(wanted, "on") == 0);
}

/* ---- a line ---- */

static void take_line(char *line) {
  free(accepted);
  accepted = line;
  outcome = line != NULL ? CRL_ACCEPTED : CRL_END;
  if (line == NULL) { /* readline leaves the cursor behind the prompt */
    fputc('\n', rl_outstream);
    fflush(rl_outstream);
  }
  crl_remove();
}

static void update_size(void) {
  struct winsize size;
  if (ioctl(STDIN_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
    rl_set_screen_size(size.ws_row, is_plain && !is_scrolling ? ENDLESS : size.ws_col);
}

const char *crl_version(void) { return rl_library_version; }

void crl_begin(const char *prompt, bool message) {
  crl_set_message(message);
  is_scrolling = false;
  update_size();
  installed = true;
  rl_last_func = NULL; /* of another line */
  rl_callback_handler_install(prompt, take_line);
}

void crl_remove(void) {
  if (!installed) return;
  crl_take_hint_away();
  installed = false;
  rl_callback_handler_remove();
  crl_interrupt_paste();
}

void crl_set_message(bool message) {
  crl_take_hint_away();
  if (message && commands == NULL) {
    HISTORY_STATE none = {0};
    commands = history_get_history_state();
    history_set_history_state(&none);
  } else if (!message && commands != NULL) {
    history_set_history_state(commands);
    free(commands);
    commands = NULL;
  }
  in_message = message;
}

enum crl_outcome crl_read_key(void) {
  outcome = CRL_TYPING;
  crl_take_hint_away();
  if (crl_paste_begun()) return crl_collect_paste();
  int key = key_at_hand >= 0 ? key_at_hand : crl_read_key_at_once();
  if (key == CRL_NO_KEY) return outcome;
  key_at_hand = key;
  do rl_callback_read_char();
  while (installed && key_at_hand >= 0); /* what a macro still held came first */
  if (installed && crl_paste_begun()) return crl_collect_paste();
  if (installed && tab_was_pressed) outcome = CRL_TAB;
  tab_was_pressed = false;
  return outcome;
}

const char *crl_accepted(void) { return accepted; }

const char *crl_text(size_t *cursor) {
  *cursor = (size_t)rl_point;
  return rl_line_buffer;
}

void crl_replace(size_t start, size_t end, const char *text) {
  rl_begin_undo_group();
  rl_delete_text((int)start, (int)end);
  rl_point = (int)start;
  rl_insert_text(text);
  rl_end_undo_group();
  redisplay();
}

void crl_set_cursor(size_t cursor) {
  rl_point = (int)cursor;
  redisplay();
}

void crl_drop(void) {
  rl_replace_line("", 1);
  rl_free_line_state(); /* draws the line once more */
  crl_hide();
  crl_remove();
}

bool crl_has_text(void) { return rl_end > 0; }

bool crl_prompt_is_busy(void) {
  return RL_ISSTATE(RL_STATE_ISEARCH | RL_STATE_NSEARCH | RL_STATE_NUMERICARG) != 0;
}

void crl_set_prompt(const char *prompt) { rl_set_prompt(prompt); }

void crl_hide(void) {
  crl_take_hint_away();
  if (is_plain) rl_crlf(); else rl_clear_visible_line();
  fflush(rl_outstream);
}

void crl_show(void) {
  rl_on_new_line();
  redisplay();
}

void crl_scroll(void) {
  is_scrolling = true;
  update_size();
}

void crl_abandon(void) {
  crl_take_hint_away();
  rl_callback_sigcleanup();
  rl_point = rl_end;
  redisplay();
  fputs("^C\n", rl_outstream);
  fflush(rl_outstream);
  rl_free_line_state();
  rl_replace_line("", 1);
  crl_remove();
}

/* A terminal that narrows its window breaks the rows anew, so the cursor is then further down than
   readline knows, by as many rows as its columns now fill. */
void crl_resized(void) {
  int rows, old_columns, columns;
  rl_get_screen_size(&rows, &old_columns);
  update_size();
  if (!installed || is_plain) return;
  crl_hint_is_shown = false; /* with all that stands behind the cursor, wherever the narrower window has put it */
  rl_get_screen_size(&rows, &columns);
  int before = _rl_last_v_pos * old_columns + _rl_last_c_pos;
  if (columns > 0 && before / columns > 0) fprintf(rl_outstream, "\033[%dA", before / columns); /* up */
  fputs("\r\033[J", rl_outstream); /* to the left edge; clear to the end of the window */
  crl_show();
}

/* ---- a hint ---- */

/* Where rows end is known only of a line that fits the window, and where characters are UTF-8: in other
   locales readline counts what takes no columns, too. */
size_t crl_hint_room(void) {
  int rows, columns;
  rl_get_screen_size(&rows, &columns);
  bool is_line = installed && !crl_paste_begun() && !crl_prompt_is_busy();
  bool is_at_end = rl_end > 0 && rl_point == rl_end;
  if (!is_line || !is_at_end || crl_hint_is_shown || MB_CUR_MAX == 1 || key_waits()) return 0;
  if (_rl_last_v_pos + 1 >= rows || _rl_last_c_pos + 1 >= columns) return 0;
  return (size_t)(columns - 1 - _rl_last_c_pos); /* the last column would wrap */
}

void crl_show_hint(const char *text, size_t columns) {
  crl_hint_is_shown = true; /* sooner than it is: a crash in between is to find it */
  /* dim; as before; to the left, which no hint comes without */
  fprintf(rl_outstream, "\033[2m%s\033[0m\033[%zuD", text, columns);
  fflush(rl_outstream);
}

void crl_add_history(const char *line) {
  crl_set_message(false);
  add_history(line);
}

/* ---- for Modes.c ---- */

bool crl_release_terminal(void) {
  crl_take_hint_away();
  if (installed) rl_deprep_terminal();
  return installed;
}

void crl_take_terminal_again(void) {
  prepare_terminal(1);
  update_size();
  rl_forced_update_display();
}
