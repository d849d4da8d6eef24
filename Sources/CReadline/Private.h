/* What Line.c offers to Modes.c. */
#ifndef CREADLINE_PRIVATE_H
#define CREADLINE_PRIVATE_H

#include <stdbool.h>

/* Makes readline put back the modes it found; whether a line was being edited. */
bool crl_release_terminal(void);
/* The opposite, and draws the line on the row where the cursor is. */
void crl_take_terminal_again(void);

#endif
