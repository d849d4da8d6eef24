/* What the terminal room needs of readline, of terminal modes and of signals, in C: Swift 6 refuses
   readline's global variables and `stdout`, and a signal handler must be plain C. One terminal, one line
   at a time; everything but the signal handlers runs on the main queue. */
#ifndef CREADLINE_H
#define CREADLINE_H

#include <stdbool.h>
#include <stddef.h>

/* ---- the line (Line.c) ---- */

/* Puts what may be shown in place of what may not, octet for octet; only for the eye. */
typedef void crl_conceal(unsigned char *line, size_t length);

/* Reads the user's inputrc under this name (`$if NAME`). Once, before anything else of the line. Plain: no
   escape sequence is ever written; what cannot be drawn without is drawn again on the next row. */
void crl_initialize(const char *name, bool plain, crl_conceal *conceal);

/* The version of the library that is loaded, such as 8.2. */
const char *crl_version(void);

/* Shows a prompt and begins a line. In a message there is no history and Tab is a character. */
void crl_begin(const char *prompt, bool message);
/* Ends the line, if one was begun: readline lets go of the terminal. */
void crl_remove(void);
/* Changes whether the line at hand belongs to a message. */
void crl_set_message(bool message);

enum crl_outcome { CRL_TYPING, CRL_ACCEPTED, CRL_END, CRL_PASTED, CRL_TAB };
/* Reads one key, or what there is of a paste. After CRL_ACCEPTED and CRL_END the line has ended. */
enum crl_outcome crl_read_key(void);
/* The line that was accepted, until the next is; the octets that were typed, with no line end. */
const char *crl_accepted(void);
/* What was pasted, until the next key is read; NULL if it was longer than the limit. Not yet in the line. */
const unsigned char *crl_pasted(size_t *length);

/* The line as typed so far, until it changes, and the index of the cursor in it. */
const char *crl_text(size_t *cursor);
/* Puts text in place of a part of the line, the cursor behind it. */
void crl_replace(size_t start, size_t end, const char *text);
void crl_set_cursor(size_t cursor);
/* Takes the line off the screen and forgets it; readline lets go of the terminal. */
void crl_drop(void);

bool crl_has_text(void);
/* Whether readline itself draws in place of the prompt (search, numeric argument). */
bool crl_prompt_is_busy(void);
/* Only while the line is hidden. */
void crl_set_prompt(const char *prompt);

/* Clears the line from the screen, so that other text can be written there (plain: leaves it, and goes to the
   next row); draws it again. */
void crl_hide(void);
void crl_show(void);
/* Plain: from here on the line is shown in one row, a part of it at a time. Only while it is hidden. */
void crl_scroll(void);
/* Leaves what was typed on the screen and goes to the row after it; the line is then forgotten. */
void crl_abandon(void);
/* The window has another size. Plain: the line is drawn anew when it is shown the next time. */
void crl_resized(void);

/* The columns that are free for a hint behind the line; 0 where none may stand: one stands there already,
   the cursor is elsewhere, readline draws something else, or keys wait and nobody has time to look. */
size_t crl_hint_room(void);
/* Draws a hint of so many columns, at least one and at most the room, dim; the cursor stays. Whatever happens
   next, a key or any other function here, takes it away first. */
void crl_show_hint(const char *text, size_t columns);
/* To be called before something is written that does not go through here. */
void crl_take_hint_away(void);

void crl_add_history(const char *line);

/* ---- terminal modes and signals (Modes.c) ---- */

/* Remembers the modes of the terminal on standard input, and makes it raw and silent, signals on. */
bool crl_modes_take(void);
/* Gives the terminal back as it was found. */
void crl_modes_restore(void);
/* Whether the terminal is to put marks around a paste, from now until it is given back. */
void crl_marks_pastes(bool wanted);
/* Whether the terminal may be used: not after Ctrl-Z and `bg`. */
bool crl_is_in_foreground(void);
/* Whether the terminal shows nothing of what is typed. */
bool crl_is_silent(void);
/* Throws away what was typed ahead. */
void crl_drop_keys(void);
/* From here on a crash leaves no image of the memory, and no other process looks into it. */
void crl_forbid_dumps(void);
/* Whether the terminal went away. */
bool crl_terminal_is_gone(void);

/* Catches INT, TSTP, CONT, WINCH, TERM and HUP: each puts its number, one octet, into the pipe whose
   reading end is returned (-1: errno says why). Crashes are caught, too. */
int crl_signals_take(void);
/* The same for INT, TERM and HUP alone, in a program that reads no lines itself. */
int crl_ending_signals_take(void);
/* Puts the handlers of these back that were there before. The reading end is the caller's to close. */
void crl_signals_restore(void);
/* Stops the process as Ctrl-Z does by default, the terminal as it was found; returns after `fg`. */
void crl_stop(void);
/* Runs a program on the terminal as it was found, and takes the terminal again when it has ended: its exit status, or -1
   where a signal ended it, or it could not begin. Only between lines. Its standard input is this descriptor. */
int crl_run(char *const arguments[], int input);
/* A file without a name, in memory, open at its beginning; -1: errno says why. It is the caller's to close. */
int crl_nameless_file(void);
/* The process was stopped and went on behind our back: takes the terminal again. */
void crl_continued(void);

/* ---- crashes, and memory that runs out (Crashes.c) ---- */

/* From here on a crash gives the terminal back before it does what it did before. */
void crl_crashes_take(void);
/* From here on a crash for want of memory is told on standard error, and ends the program with this status. */
void crl_tells_of_memory(int status);
/* Ends the program in the same way if the memory or the threads that a session takes cannot be had. */
void crl_require_memory(void);

#endif
