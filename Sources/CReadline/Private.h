/* What Line.c and Modes.c offer to each other. */
#ifndef CREADLINE_PRIVATE_H
#define CREADLINE_PRIVATE_H

#include <signal.h>
#include <stdbool.h>

/* Makes readline put back the modes it found; whether a line was being edited. */
bool crl_release_terminal(void);
/* The opposite, and draws the line on the row where the cursor is. */
void crl_take_terminal_again(void);

/* Whether something dim stands behind the cursor that is no part of the line. */
extern volatile sig_atomic_t crl_hint_is_shown;

/* A read of the terminal returns at once from here on, with nothing if no key waits. */
void crl_modes_never_block(void);

#endif
