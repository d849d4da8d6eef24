/* What Line.c, Paste.c, Modes.c and Crashes.c offer to each other. */
#ifndef CREADLINE_PRIVATE_H
#define CREADLINE_PRIVATE_H

#include <signal.h>
#include <stdbool.h>
#include <stdio.h> /* readline's headers need it */

#include <readline/keymaps.h>

#include "CReadline.h"

/* Makes readline put back the modes it found; whether a line was being edited. */
bool crl_release_terminal(void);
/* The opposite, and draws the line on the row where the cursor is. */
void crl_take_terminal_again(void);

/* Whether something dim stands behind the cursor that is no part of the line. */
extern volatile sig_atomic_t crl_hint_is_shown;

/* A read of the terminal returns at once from here on, with nothing if no key waits. */
void crl_modes_never_block(void);

/* Gives the terminal back from inside a handler, by async-signal-safe calls only; whether it had been taken. */
bool crl_modes_give_back(void);

enum { CRL_NO_KEY = -3 }; /* next to readline's EOF, -1, and READERR, -2 */
/* A key that waits, CRL_NO_KEY, or EOF when there will be no more. */
int crl_read_key_at_once(void);

/* Whether a paste has begun and its end has not been read. */
bool crl_paste_begun(void);
/* Takes what there is of it, at most a piece, so that the loop goes on. */
enum crl_outcome crl_collect_paste(void);
/* The line ends in the middle of it. */
void crl_interrupt_paste(void);
void crl_bind_marks(Keymap map);

/* Up and Down. */
void crl_bind_history(Keymap map);
/* After the user's inputrc was read. */
void crl_replace_searches(void);

#endif
