#ifndef CLESSONS_H
#define CLESSONS_H

#include <stddef.h>

/// What lies in lessons/, compiled in, so that the program has it wherever it runs.
typedef struct {
  const char *name;
  const unsigned char *bytes;
  size_t count;
} lesson_file;

/// How many files there are.
size_t lesson_file_count(void);

/// The file at `index`, which is below `lesson_file_count()`.
lesson_file lesson_file_at(size_t index);

/// The same for lessons/cases.
size_t case_file_count(void);
lesson_file case_file_at(size_t index);

#endif
