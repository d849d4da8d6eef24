#include "CLessons.h"

static const unsigned char case_01_full_mailbox_md[] = {
#embed "../../lessons/cases/01-full-mailbox.md"
};

static const unsigned char case_02_gateway_md[] = {
#embed "../../lessons/cases/02-gateway.md"
};

static const unsigned char case_03_once_md[] = {
#embed "../../lessons/cases/03-once.md"
};

static const unsigned char case_04_branch_md[] = {
#embed "../../lessons/cases/04-branch.md"
};

static const unsigned char case_05_from_home_md[] = {
#embed "../../lessons/cases/05-from-home.md"
};

static const unsigned char case_06_form_md[] = {
#embed "../../lessons/cases/06-form.md"
};

static const unsigned char case_07_no_answer_md[] = {
#embed "../../lessons/cases/07-no-answer.md"
};

static const unsigned char case_08_nameless_md[] = {
#embed "../../lessons/cases/08-nameless.md"
};

static const unsigned char case_09_photo_md[] = {
#embed "../../lessons/cases/09-photo.md"
};

static const unsigned char case_10_stripped_md[] = {
#embed "../../lessons/cases/10-stripped.md"
};

static const unsigned char case_11_mirage_md[] = {
#embed "../../lessons/cases/11-mirage.md"
};

static const unsigned char case_12_backup_md[] = {
#embed "../../lessons/cases/12-backup.md"
};

static const unsigned char case_13_wrong_door_md[] = {
#embed "../../lessons/cases/13-wrong-door.md"
};

static const unsigned char case_14_last_word_md[] = {
#embed "../../lessons/cases/14-last-word.md"
};

static const unsigned char case_15_patience_md[] = {
#embed "../../lessons/cases/15-patience.md"
};

static const unsigned char case_16_firewall_md[] = {
#embed "../../lessons/cases/16-firewall.md"
};

static const lesson_file files[] = {
  {"01-full-mailbox.md", case_01_full_mailbox_md, sizeof case_01_full_mailbox_md},
  {"02-gateway.md", case_02_gateway_md, sizeof case_02_gateway_md},
  {"03-once.md", case_03_once_md, sizeof case_03_once_md},
  {"04-branch.md", case_04_branch_md, sizeof case_04_branch_md},
  {"05-from-home.md", case_05_from_home_md, sizeof case_05_from_home_md},
  {"06-form.md", case_06_form_md, sizeof case_06_form_md},
  {"07-no-answer.md", case_07_no_answer_md, sizeof case_07_no_answer_md},
  {"08-nameless.md", case_08_nameless_md, sizeof case_08_nameless_md},
  {"09-photo.md", case_09_photo_md, sizeof case_09_photo_md},
  {"10-stripped.md", case_10_stripped_md, sizeof case_10_stripped_md},
  {"11-mirage.md", case_11_mirage_md, sizeof case_11_mirage_md},
  {"12-backup.md", case_12_backup_md, sizeof case_12_backup_md},
  {"13-wrong-door.md", case_13_wrong_door_md, sizeof case_13_wrong_door_md},
  {"14-last-word.md", case_14_last_word_md, sizeof case_14_last_word_md},
  {"15-patience.md", case_15_patience_md, sizeof case_15_patience_md},
  {"16-firewall.md", case_16_firewall_md, sizeof case_16_firewall_md},
};

size_t case_file_count(void) { return sizeof files / sizeof files[0]; }

lesson_file case_file_at(size_t index) { return files[index]; }
