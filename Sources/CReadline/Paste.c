/* A paste, as a terminal gives it that puts marks around it: collected here, and handed over as a whole. */
#define _GNU_SOURCE
#include "CReadline.h"
#include "Private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <readline/readline.h>

/* Between its two marks a paste is only collected. readline's own function for it waits on the spot for the
   second mark, and the whole program with it. */
enum { PASTE_LIMIT = 1 << 20, PASTE_PIECE = 1 << 14 };
static const char paste_end[] = "\033[201~";
static struct {
  bool begun, overflows;
  unsigned char *text;
  size_t length, room;
} paste;

static void drop_paste(void) {
  if (paste.text != NULL) explicit_bzero(paste.text, paste.room); /* it may hold a password */
  free(paste.text);
  memset(&paste, 0, sizeof paste);
}

static int begin_paste(int count, int key) {
  (void)count, (void)key;
  drop_paste();
  paste.begun = true;
  return 0;
}

/* An end without a beginning: the rest of a paste that was interrupted. */
static int ignore_mark(int count, int key) {
  (void)count, (void)key;
  return 0;
}

static bool keep_of_paste(unsigned char octet) {
  if (paste.length == PASTE_LIMIT) { /* what is looked for behind the limit is only the end */
    paste.overflows = true;
    paste.length = 0;
  }
  if (paste.length == paste.room) {
    size_t room = paste.room == 0 ? 4096 : paste.room * 2;
    unsigned char *text = realloc(paste.text, room);
    if (text == NULL) return false;
    paste.text = text;
    paste.room = room;
  }
  paste.text[paste.length++] = octet;
  return true;
}

/* Takes what there is of a paste, at most a piece, so that the loop goes on. */
enum crl_outcome crl_collect_paste(void) {
  size_t end = strlen(paste_end);
  for (int count = 0; count < PASTE_PIECE; count++) {
    int octet = crl_read_key_at_once();
    if (octet == CRL_NO_KEY) return CRL_TYPING;
    if (octet == EOF || !keep_of_paste((unsigned char)octet)) {
      drop_paste();
      return CRL_TYPING; /* the next key says that there are no more */
    }
    if (octet != '~' || paste.length < end || memcmp(paste.text + paste.length - end, paste_end, end) != 0)
      continue;
    paste.length -= end;
    paste.begun = false;
    return CRL_PASTED;
  }
  return CRL_TYPING;
}

bool crl_paste_begun(void) { return paste.begun; }

void crl_interrupt_paste(void) { paste.begun = false; }

const unsigned char *crl_pasted(size_t *length) {
  *length = paste.length;
  return paste.overflows ? NULL : paste.text;
}

void crl_bind_marks(Keymap map) {
  rl_bind_keyseq_in_map("\033[200~", begin_paste, map);
  rl_bind_keyseq_in_map(paste_end, ignore_mark, map);
}
