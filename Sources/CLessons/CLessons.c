#include "CLessons.h"

static const unsigned char bugs_bunny[] = {
#embed "../../lessons/bugs-bunny.smtp"
};

static const unsigned char naughty_list[] = {
#embed "../../lessons/naughty-list.smtp"
};

static const lesson_file files[] = {
  {"bugs-bunny.smtp", bugs_bunny, sizeof bugs_bunny},
  {"naughty-list.smtp", naughty_list, sizeof naughty_list},
};

size_t lesson_file_count(void) { return sizeof files / sizeof files[0]; }

lesson_file lesson_file_at(size_t index) { return files[index]; }
