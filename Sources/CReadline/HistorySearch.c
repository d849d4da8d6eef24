#include "Private.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <readline/history.h>
#include <readline/readline.h>

/* Up and Down: the line before, or, where something is typed, the line before that begins with it.

   readline has a command for that, and loses track of whose its undo list is: in 8.2 Up, an edit, Home, Up and Enter
   corrupt the heap, in every program that binds Up to it. So the search is made here, and readline is asked for nothing
   but its previous-history and next-history, a number of lines at once. */

static char *wanted; /* what was typed before the cursor; NULL: nothing */

static bool fits(const char *line, bool anywhere) {
  return anywhere ? strstr(line, wanted) != NULL : strncmp(line, wanted, strlen(wanted)) == 0;
}

/* The place of the next line that fits, from one place on; -1 or the length of the history where there is none. A line
   that is shown already is not found again. */
static int find(int place, int step, bool anywhere) {
  for (place += step; place >= 0 && place < history_length; place += step) {
    HIST_ENTRY *entry = history_get(history_base + place);
    if (entry != NULL && entry->line != NULL && fits(entry->line, anywhere) && strcmp(entry->line, rl_line_buffer) != 0)
      break;
  }
  return place;
}

static int search(int step, bool anywhere, bool again, int key) {
  if (!again) {
    free(wanted);
    wanted = rl_point > 0 ? strndup(rl_line_buffer, (size_t)rl_point) : NULL;
  }
  if (wanted == NULL) return step < 0 ? rl_get_previous_history(1, key) : rl_get_next_history(1, key);
  int from = where_history();
  int place = find(from, step, anywhere);
  if (place < 0 || (step > 0 && from >= history_length)) return rl_ding();
  /* Behind the last one is what was typed. */
  int result = step < 0 ? rl_get_previous_history(from - place, key) : rl_get_next_history(place - from, key);
  rl_point = rl_end; /* where one types on */
  return result;
}

static int beginning_backward(int count, int key);
static int beginning_forward(int count, int key);
static int inside_backward(int count, int key);
static int inside_forward(int count, int key);

static bool is_beginning(void) { return rl_last_func == beginning_backward || rl_last_func == beginning_forward; }
static bool is_inside(void) { return rl_last_func == inside_backward || rl_last_func == inside_forward; }

static int beginning_backward(int count, int key) { return (void)count, search(-1, false, is_beginning(), key); }
static int beginning_forward(int count, int key) { return (void)count, search(1, false, is_beginning(), key); }
static int inside_backward(int count, int key) { return (void)count, search(-1, true, is_inside(), key); }
static int inside_forward(int count, int key) { return (void)count, search(1, true, is_inside(), key); }

/* Alt-P and vi's / lose the same list, above all where they find nothing. Behind the last line, and without edits to undo,
   there is none to lose: a search begins there. */
static void forget_edits(void) {
  HIST_ENTRY *entry = current_history();
  if (entry != NULL && entry->data == (histdata_t)rl_undo_list) entry->data = NULL;
  rl_free_undo_list();
}

static int search_anew(rl_command_func_t *search, int count, int key) {
  rl_end_of_history(1, key);
  forget_edits();
  return search(count, key);
}

static int search_again(rl_command_func_t *search, int count, int key) {
  forget_edits();
  return search(count, key);
}

#define SAFELY(how, search) \
  static int safe_##search(int count, int key) { return how(search, count, key); }
SAFELY(search_anew, rl_noninc_reverse_search)
SAFELY(search_anew, rl_noninc_forward_search)
SAFELY(search_anew, rl_vi_search)
SAFELY(search_again, rl_noninc_reverse_search_again)
SAFELY(search_again, rl_noninc_forward_search_again)
SAFELY(search_again, rl_vi_search_again)

void crl_bind_history(Keymap map) {
  const char *const ups[] = {"\033[A", "\033OA"}, *const downs[] = {"\033[B", "\033OB"};
  for (size_t index = 0; index < 2; index++) {
    rl_bind_keyseq_in_map(ups[index], beginning_backward, map);
    rl_bind_keyseq_in_map(downs[index], beginning_forward, map);
  }
}

static void replace(Keymap map) {
  static const struct {
    rl_command_func_t *from, *to;
  } pairs[] = {
    {rl_history_search_backward, beginning_backward},
    {rl_history_search_forward, beginning_forward},
    {rl_history_substr_search_backward, inside_backward},
    {rl_history_substr_search_forward, inside_forward},
    {rl_noninc_reverse_search, safe_rl_noninc_reverse_search},
    {rl_noninc_forward_search, safe_rl_noninc_forward_search},
    {rl_noninc_reverse_search_again, safe_rl_noninc_reverse_search_again},
    {rl_noninc_forward_search_again, safe_rl_noninc_forward_search_again},
    {rl_vi_search, safe_rl_vi_search},
    {rl_vi_search_again, safe_rl_vi_search_again},
  };
  for (int key = 0; key < KEYMAP_SIZE; key++) {
    if (map[key].type == ISKMAP) replace((Keymap)map[key].function);
    if (map[key].type != ISFUNC) continue;
    for (size_t index = 0; index < sizeof pairs / sizeof *pairs; index++)
      if (map[key].function == pairs[index].from) map[key].function = pairs[index].to;
  }
}

/* What an inputrc bound by its name, too. */
void crl_replace_searches(void) {
  replace(emacs_standard_keymap);
  replace(vi_insertion_keymap);
  replace(vi_movement_keymap);
}
