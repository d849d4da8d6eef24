#include "CLessons.h"

static const unsigned char file_1_conversation_md[] = {
#embed "../../lessons/1-conversation.md"
};

static const unsigned char file_2_exchange_md[] = {
#embed "../../lessons/2-exchange.md"
};

static const unsigned char file_3_bugs_bunny_md[] = {
#embed "../../lessons/3-bugs-bunny.md"
};

static const unsigned char file_4_envelope_md[] = {
#embed "../../lessons/4-envelope.md"
};

static const unsigned char file_5_message_md[] = {
#embed "../../lessons/5-message.md"
};
static const unsigned char file_6_starttls_md[] = {
#embed "../../lessons/6-starttls.md"
};

static const unsigned char file_7_certificate_md[] = {
#embed "../../lessons/7-certificate.md"
};

static const unsigned char file_8_login_md[] = {
#embed "../../lessons/8-login.md"
};

static const unsigned char file_bugs_bunny_smtp[] = {
#embed "../../lessons/bugs-bunny.smtp"
};

static const unsigned char file_glossary_md[] = {
#embed "../../lessons/glossary.md"
};

static const unsigned char file_naughty_list_smtp[] = {
#embed "../../lessons/naughty-list.smtp"
};

static const lesson_file files[] = {
  {"1-conversation.md", file_1_conversation_md, sizeof file_1_conversation_md},
  {"2-exchange.md", file_2_exchange_md, sizeof file_2_exchange_md},
  {"3-bugs-bunny.md", file_3_bugs_bunny_md, sizeof file_3_bugs_bunny_md},
  {"4-envelope.md", file_4_envelope_md, sizeof file_4_envelope_md},
  {"5-message.md", file_5_message_md, sizeof file_5_message_md},
  {"6-starttls.md", file_6_starttls_md, sizeof file_6_starttls_md},
  {"7-certificate.md", file_7_certificate_md, sizeof file_7_certificate_md},
  {"8-login.md", file_8_login_md, sizeof file_8_login_md},
  {"bugs-bunny.smtp", file_bugs_bunny_smtp, sizeof file_bugs_bunny_smtp},
  {"glossary.md", file_glossary_md, sizeof file_glossary_md},
  {"naughty-list.smtp", file_naughty_list_smtp, sizeof file_naughty_list_smtp},
};

size_t lesson_file_count(void) { return sizeof files / sizeof files[0]; }

lesson_file lesson_file_at(size_t index) { return files[index]; }
