#include "CLessons.h"

static const unsigned char file_00_three_minutes_md[] = {
#embed "../../lessons/00-three-minutes.md"
};

static const unsigned char file_01_conversation_md[] = {
#embed "../../lessons/01-conversation.md"
};

static const unsigned char file_02_exchange_md[] = {
#embed "../../lessons/02-exchange.md"
};

static const unsigned char file_03_bugs_bunny_md[] = {
#embed "../../lessons/03-bugs-bunny.md"
};

static const unsigned char file_04_envelope_md[] = {
#embed "../../lessons/04-envelope.md"
};

static const unsigned char file_05_message_md[] = {
#embed "../../lessons/05-message.md"
};

static const unsigned char file_06_starttls_md[] = {
#embed "../../lessons/06-starttls.md"
};

static const unsigned char file_07_certificate_md[] = {
#embed "../../lessons/07-certificate.md"
};

static const unsigned char file_08_login_md[] = {
#embed "../../lessons/08-login.md"
};

static const unsigned char file_09_not_now_md[] = {
#embed "../../lessons/09-not-now.md"
};

static const unsigned char file_10_bounces_md[] = {
#embed "../../lessons/10-bounces.md"
};

static const unsigned char file_11_relay_md[] = {
#embed "../../lessons/11-relay.md"
};

static const unsigned char file_12_open_door_md[] = {
#embed "../../lessons/12-open-door.md"
};

static const unsigned char file_13_whom_to_believe_md[] = {
#embed "../../lessons/13-whom-to-believe.md"
};

static const unsigned char file_14_domain_md[] = {
#embed "../../lessons/14-domain.md"
};

static const unsigned char file_15_extensions_md[] = {
#embed "../../lessons/15-extensions.md"
};

static const unsigned char file_16_real_md[] = {
#embed "../../lessons/16-real.md"
};

static const unsigned char file_17_finding_md[] = {
#embed "../../lessons/17-finding.md"
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
  {"00-three-minutes.md", file_00_three_minutes_md, sizeof file_00_three_minutes_md},
  {"01-conversation.md", file_01_conversation_md, sizeof file_01_conversation_md},
  {"02-exchange.md", file_02_exchange_md, sizeof file_02_exchange_md},
  {"03-bugs-bunny.md", file_03_bugs_bunny_md, sizeof file_03_bugs_bunny_md},
  {"04-envelope.md", file_04_envelope_md, sizeof file_04_envelope_md},
  {"05-message.md", file_05_message_md, sizeof file_05_message_md},
  {"06-starttls.md", file_06_starttls_md, sizeof file_06_starttls_md},
  {"07-certificate.md", file_07_certificate_md, sizeof file_07_certificate_md},
  {"08-login.md", file_08_login_md, sizeof file_08_login_md},
  {"09-not-now.md", file_09_not_now_md, sizeof file_09_not_now_md},
  {"10-bounces.md", file_10_bounces_md, sizeof file_10_bounces_md},
  {"11-relay.md", file_11_relay_md, sizeof file_11_relay_md},
  {"12-open-door.md", file_12_open_door_md, sizeof file_12_open_door_md},
  {"13-whom-to-believe.md", file_13_whom_to_believe_md, sizeof file_13_whom_to_believe_md},
  {"14-domain.md", file_14_domain_md, sizeof file_14_domain_md},
  {"15-extensions.md", file_15_extensions_md, sizeof file_15_extensions_md},
  {"16-real.md", file_16_real_md, sizeof file_16_real_md},
  {"17-finding.md", file_17_finding_md, sizeof file_17_finding_md},
  {"bugs-bunny.smtp", file_bugs_bunny_smtp, sizeof file_bugs_bunny_smtp},
  {"glossary.md", file_glossary_md, sizeof file_glossary_md},
  {"naughty-list.smtp", file_naughty_list_smtp, sizeof file_naughty_list_smtp},
};

size_t lesson_file_count(void) { return sizeof files / sizeof files[0]; }

lesson_file lesson_file_at(size_t index) { return files[index]; }
